"""What can fail at a desk, sentence by sentence, in the language of the screen.

Whatever fails says so itself, in English, where it is raised: the packages below the screens know no Qt. Here
the same sentences stand for the translators. One in braces is filled in with what the failure named.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from citdesk.desktop.spoken.sentence_table import SentenceTable

_NOOP = QT_TRANSLATE_NOOP
_TABLE = (
    # sign-in and vault
    _NOOP("Failure", "Badge number or passphrase is not right. Check both and try again."),
    _NOOP("Failure", "This recovery code does not open this vault. Check each group."),
    _NOOP("Failure", "A recovery code has ten groups of five letters and digits. Check each group."),
    _NOOP("Failure", "A letter or digit of the recovery code is not right. Check each group."),
    _NOOP("Failure", "This recovery code belongs to another badge number. Check the badge number."),
    _NOOP("Failure", "Use {least} letters or more. Three or four words are easy to remember."),
    _NOOP("Failure", "Use {most} letters or fewer."),
    _NOOP("Failure", "This repeats a few letters. Use three or four words instead."),
    _NOOP(
        "Failure",
        "This is one of the passphrases tried first. Use three or four words that do not belong together.",
    ),
    _NOOP("Failure", "There is a vault for this badge on this computer already. Sign in instead."),
    _NOOP("Failure", "Your vault is open in another CITDesk window. Use that one, or close it first."),
    _NOOP("Failure", "You are signed out. Everything you wrote is saved. Sign in to continue."),
    _NOOP(
        "Failure",
        "This vault was opened through the agency's escrow. You can read what is in it; nothing can be "
        "written or sent in its owner's name.",
    ),
    _NOOP(
        "Failure",
        "{what} on this computer is damaged. Nothing was deleted. Stop using this vault and call your "
        "administrator: there may be a copy to restore.",
    ),
    _NOOP("Failure", "Your vault"),
    _NOOP("Failure", "The key file of your vault"),
    _NOOP(
        "Failure",
        "The file in the place of your vault is not encrypted, so it was not opened. Nothing was deleted. "
        "Call your administrator.",
    ),
    _NOOP(
        "Failure",
        "Whether your vault is complete cannot be told: the mark beside it is gone. Tell your "
        "administrator. Sign in again to open what is there.",
    ),
    _NOOP(
        "Failure",
        "Saved changes are missing from the end of your vault ({missing}): its files were damaged or an "
        "older copy was put back. Tell your administrator. Sign in again to open what is there.",
    ),
    _NOOP(
        "Failure",
        "This vault has format {found}, which this version of CITDesk does not know. Install the newer "
        "version again; your work is safe.",
    ),
    _NOOP(
        "Failure",
        "The keyring of this computer no longer holds the secret that belongs to your vault. Your work is "
        "safe: open the vault with your recovery code.",
    ),
    _NOOP(
        "Failure",
        "The disk is full: your last change could not be saved. Everything before it is safe. Free some "
        "space and try again.",
    ),
    _NOOP(
        "Failure",
        "This computer does not let CITDesk write to its folder: your last change could not be saved. "
        "Everything before it is safe. Call your administrator.",
    ),
    _NOOP(
        "Failure",
        "The disk reported an error: your last change could not be saved. Everything before it is safe. "
        "Try again; if it happens again, use another computer and call your administrator.",
    ),
    _NOOP("Failure", "Too many tries. Your work is safe. Use your recovery code, or ask your administrator."),
    _NOOP(
        "Failure",
        "This is not the answer to the challenge on this screen. Read both to your supervisor again.",
    ),
    _NOOP("Failure", "This is not a whole challenge. Ask for it again, three groups of four."),
    _NOOP(
        "Failure",
        "You cannot answer for this computer: HQ has not given you its key. Exchange with HQ once, or let "
        "the administrator answer.",
    ),
    _NOOP("Failure", "That PIN is not right. 1 more try, then you sign in again."),
    _NOOP("Failure", "That PIN is not right. {left} more tries, then you sign in again."),
    _NOOP("Failure", "That PIN is not right. Your work is safe. Sign in again."),
    _NOOP("Failure", "A PIN has {digits} digits."),
    _NOOP("Failure", "This PIN is one of those tried first. Choose digits in no pattern."),
    _NOOP("Failure", "Your badge number is known to others. Choose other digits."),
    _NOOP("Failure", "There is no copy of your vault on this computer. Call your administrator."),
    _NOOP(
        "Failure",
        "This computer was to reach HQ by {since} and did not, so no new work can be begun on it. What you"
        " wrote is safe and leaves as soon as there is network. Connect to the network.",
    ),
    _NOOP("Failure", "This computer belongs to an agency already. Sign in, or use another profile folder."),
    _NOOP("Failure", "This code is of another agency than this computer."),
    _NOOP("Failure", "This is not a whole code. Copy it again, from CITDESK- to its end."),
    # drafts and the form
    _NOOP("Failure", "There is no draft of this report on this computer. Open it again from the list."),
    _NOOP("Failure", "This report was written in practice. It cannot be sent; nothing of it leaves here."),
    _NOOP("Failure", "1 question needs your attention before this report can be sent."),
    _NOOP("Failure", "{count} questions need your attention before this report can be sent."),
    _NOOP("Failure", "This report is not on this computer. Go back to the list and choose again."),
    _NOOP("Failure", "You no longer cover for this report's unit. Ask its supervisor about it."),
    _NOOP("Failure", "A court has sealed this report, and it is not shown here. Ask HQ's administrator."),
    _NOOP("Failure", "This report is in the newest version of its form already. Go on writing."),
    _NOOP("Failure", "This form is not one that you can start. Choose another one."),
    _NOOP("Failure", "This form belongs to another report. Open that report and start it from there."),
    _NOOP(
        "Failure",
        "This form belongs to another kind of report. Open that report and start it from there.",
    ),
    _NOOP("Failure", "No other report takes these answers over. Send this one as it is."),
    _NOOP("Failure", "Only its author can change this report."),
    _NOOP("Failure", "This report is with your supervisor. Take it back first, then change it."),
    _NOOP("Failure", "Another draft takes its facts from this one. Delete that one first."),
    _NOOP("Failure", "The {title} goes first, since this report takes its facts from it. {words}"),
    _NOOP("Failure", "Send both now."),
    _NOOP(
        "Failure",
        "This report is too long to be sent. The longest answer is “{label}”: shorten it, or attach "
        "its text as a file.",
    ),
    _NOOP("Failure", "In it 1 answer must be looked at."),
    _NOOP("Failure", "In it {count} answers must be looked at."),
    _NOOP(
        "Failure",
        "A file in this report is not on this computer anymore. Open the question it belongs to, choose "
        "the file again, then send.",
    ),
    _NOOP(
        "Failure",
        "This file is larger than {most} MB. Choose a smaller one; a long recording can be cut into parts.",
    ),
    _NOOP(
        "Failure",
        "A report holds up to {files} files and {most} MB. Take one out, or write a supplement for the rest.",
    ),
    _NOOP(
        "Failure",
        "This kind of file cannot be kept with a report. Choose a JPEG or PNG picture, a sound recording "
        "(WAV, MP3, M4A, OGG, FLAC), a video (MP4, MOV, WebM, OGV, 3GP), a PDF, a Word or Excel file "
        "without macros (DOCX, XLSX), CSV or plain text. Other papers can be saved as PDF.",
    ),
    _NOOP("Failure", "This file is not on this computer. It comes with the next exchange with HQ."),
    _NOOP(
        "Failure",
        "This file cannot be read. Nothing was kept of it. Copy it to this computer and try again.",
    ),
    _NOOP("Failure", "This file is not a picture that can be shown. Choose a JPEG or PNG picture."),
    _NOOP(
        "Failure",
        "This is a PDF, not a photo. Add it where the report asks for a file; signed pages are attached to "
        "their paper.",
    ),
    _NOOP(
        "Failure",
        "This kind of picture cannot be kept as a photo. Save it as a JPEG or PNG picture first, then choose "
        "that.",
    ),
    _NOOP(
        "Failure",
        "This picture is damaged or was not copied whole. Nothing was kept of it. Copy it again, then choose "
        "it.",
    ),
    _NOOP(
        "Failure",
        "This picture has too many pixels to be shown here. Make it smaller, or save it as a JPEG picture, "
        "then choose that.",
    ),
    _NOOP("Failure", "There is nothing to read. Copy the CAD text first."),
    _NOOP("Failure", "The text is too long for one CAD event. Copy only this event."),
    _NOOP("Failure", "The text holds more than one event: {named}. Copy only this event."),
    _NOOP("Failure", "The text holds more than one event, or none. Copy only this event."),
    _NOOP("Failure", "The text looks like JSON but is broken. Copy it again."),
    _NOOP("Failure", "“{key}” stands there twice. Copy only this event, once."),
    _NOOP("Failure", "Your agency has not set up CAD texts yet. Type the answers; tell your administrator."),
    _NOOP(
        "Failure",
        "The form {form} in version {version} is not on this computer, so the report cannot be shown. "
        "Install the newest CITDesk.",
    ),
    # review, cases and consults
    _NOOP("Failure", "Something in this report must be mended. Return it, or say why it may stand."),
    _NOOP("Failure", "Choose the reason from the list."),
    _NOOP("Failure", "Say why. It stays in the report's history."),
    _NOOP("Failure", "Say why. It stays in the history of both cases."),
    _NOOP("Failure", "This case is not on this computer. Choose another one."),
    _NOOP("Failure", "Send the report first. Then another officer can be put on its case."),
    _NOOP("Failure", "The last day is before the first. Choose a later one."),
    _NOOP("Failure", "The last day is over. Choose today or a later one."),
    _NOOP("Failure", "A cover lasts three months at most. Choose an earlier last day."),
    _NOOP("Failure", "They cover on all of these days already. Choose other days, or end that cover first."),
    _NOOP("Failure", "No clinician has answered yet."),
    _NOOP("Failure", "This question was withdrawn or another clinician has it. Go back to the list."),
    _NOOP("Failure", "Write the advice in your own words, then send it."),
    _NOOP("Failure", "Choose at least one kind of advice, then send it."),
    _NOOP("Failure", "This report is no diversion. Choose another one."),
    _NOOP("Failure", "Enter what happened. It is kept with the step, and the letter says it."),
    _NOOP("Failure", "Enter why the day is corrected. It is kept beside the day that stood there."),
    _NOOP("Failure", "The day must be today or earlier."),
    _NOOP("Failure", "The day must not be before the day of the encounter. Check the year."),
    # papers and printing
    _NOOP("Failure", "Say who gets the paper and why. Both are kept with it."),
    _NOOP("Failure", "Say what is corrected. It stands on the paper and in the record."),
    _NOOP("Failure", "Say why the paper is void. It is kept with the paper."),
    _NOOP("Failure", "Say why the signed pages are wrong. It is kept with them."),
    _NOOP("Failure", "These are the same pages. Choose the right scan."),
    _NOOP("Failure", "Those signed pages were replaced already. Look at the list of signed pages."),
    _NOOP("Failure", "A consent ended or was taken back since this paper was made. Make the paper again."),
    _NOOP(
        "Failure",
        "A step of the diversion was recorded or its day corrected since this paper was made. Make the "
        "paper again.",
    ),
    _NOOP("Failure", "The paper shows a version that is not on record. Make it again."),
    _NOOP("Failure", "This paper was made void. Make the paper again."),
    _NOOP("Failure", "A corrected paper took the place of this one. Make the paper again."),
    _NOOP("Failure", "That paper was replaced or made void already. Look at the papers issued."),
    _NOOP("Failure", "This paper cannot be made from this report. Choose another one."),
    _NOOP("Failure", "This paper does not exist in this language. Choose another one."),
    _NOOP("Failure", "Signed pages are kept as a PDF, a JPEG or a PNG. Scan them again as one of these."),
    _NOOP("Failure", "This PDF has no pages. Scan the pages again."),
    _NOOP("Failure", "This PDF asks for a password. Save it without one, then choose it again."),
    _NOOP(
        "Failure",
        "This PDF is damaged or was not copied whole. Nothing was kept of it. Copy it again, then choose it.",
    ),
    _NOOP(
        "Failure",
        "This PDF has more than 200 pages, the most that a scan may have. Scan the signed pages alone.",
    ),
    _NOOP(
        "Failure",
        "A page of this PDF is longer than 5 m or more than 20 times as long as wide. Scan the pages again.",
    ),
    _NOOP("Failure", "This report was never sent, so there is nothing to give out yet. Send it first."),
    _NOOP(
        "Failure",
        "The report names nothing that was taken or kept and that this reader may see, so there is nothing"
        " to give a receipt for. Enter the item in the report first, or choose another reader.",
    ),
    _NOOP(
        "Failure",
        "The report does not say that the charge was diverted, so this paper would not be true. Correct "
        "the decision in the report first, or choose another paper.",
    ),
    _NOOP(
        "Failure",
        "The person is a juvenile, and a juvenile's record is not public. Refer the request to counsel; a "
        "court order is a release of its own.",
    ),
    _NOOP("Failure", "The file cannot be read as a PDF. Get it again from whoever sent it."),
    _NOOP(
        "Failure",
        "This PDF was not made by CITDesk: it carries no document id. Check that it is the right one.",
    ),
    _NOOP(
        "Failure",
        "Nobody has signed this file. Ask for a signed copy, or compare its record hash with HQ.",
    ),
    _NOOP("Failure", "This file was changed after it was signed. Do not rely on it; ask for a fresh copy."),
    _NOOP(
        "Failure",
        "The time-stamp server does not answer. The paper is not signed yet: try again, or sign without a "
        "time stamp.",
    ),
    _NOOP("Failure", "{file} is larger than 100 MB, so it is no paper. Choose another file."),
    _NOOP("Failure", "{file} cannot be read. Choose the file again, or another copy of it."),
    _NOOP("Failure", "Somebody else sent a version of this report meanwhile. Open it again from the list."),
    # exchange by network and stick
    _NOOP("Failure", "This was sent already. Nothing needs to be done."),
    _NOOP("Failure", "This is not a file that CITDesk wrote for a stick. Choose one that ends in .citdesk."),
    _NOOP("Failure", "This file was written by another version of CITDesk. Bring both to the same version."),
    _NOOP("Failure", "This file is larger than any that CITDesk writes."),
    _NOOP("Failure", "This file belongs to another agency."),
    _NOOP("Failure", "This answer is for somebody else. Nothing was taken from it."),
    _NOOP("Failure", "HQ's answer cannot be read. Nothing was taken from it. Have it written once more."),
    _NOOP(
        "Failure",
        "This answer is not signed by HQ. Nothing was taken from it. Keep it, and tell your administrator.",
    ),
    _NOOP(
        "Failure",
        "This answer is not for a file that you wrote on this computer. If it is a colleague's, they sign "
        "in and take it in themselves.",
    ),
    _NOOP("Failure", "This answer was taken in already. Nothing needs to be done."),
    _NOOP(
        "Failure",
        "The answer to file {answered} was taken in already, which is later than this one ({number}). "
        "Nothing needs to be done.",
    ),
    _NOOP(
        "Failure",
        "HQ has another history of this vault than this computer. Nothing is lost; tell your administrator.",
    ),
    _NOOP("Failure", "An attachment is not the one its report names. Tell your administrator."),
    _NOOP("Failure", "HQ sent another event under a known number."),
)
_SENTENCES = SentenceTable("Failure", _TABLE)
#: Each as it is said, word for word; a test holds them to the code that says them.
SENTENCES = _SENTENCES.sentences


def spoken_sentence(said: str) -> str:
    """A failure's sentence in the language of the screen; as it is where the table does not have it."""
    return _SENTENCES.spoken(said)
