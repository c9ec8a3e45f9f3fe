<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>CITDesk {version}</source>
        <translation>CITDesk {version}</translation>
    </message>
    <message>
        <source>Crisis-intervention reports and paperwork. No medical device, no legal advice.</source>
        <translation>Informes y documentos de intervención en crisis. No es un dispositivo médico ni asesoría legal.</translation>
    </message>
    <message>
        <source>For support</source>
        <translation>Para el soporte técnico</translation>
    </message>
    <message>
        <source>The file holds versions, counts, ids, codes and log lines. It holds no answers and no names.</source>
        <translation>El archivo contiene versiones, recuentos, identificadores, códigos y líneas del registro. No contiene respuestas ni nombres.</translation>
    </message>
    <message>
        <source>Save the diagnostic file</source>
        <translation>Guardar el archivo de diagnóstico</translation>
    </message>
    <message>
        <source>What it stands on</source>
        <translation>En qué se basa</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>The file could not be written there: no room, or not allowed. Choose another folder.</source>
        <translation>No se pudo escribir el archivo ahí: no hay espacio o no está permitido. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>The diagnostic file is saved</source>
        <translation>Se guardó el archivo de diagnóstico</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>Find a command</source>
        <extracomment>other names people use for it, parted by commas works while the screen is locked or covered</extracomment>
        <translation>Buscar una orden</translation>
    </message>
    <message>
        <source>Go to: Reports</source>
        <translation>Ir a: Informes</translation>
    </message>
    <message>
        <source>Go to: Review</source>
        <translation>Ir a: Revisión</translation>
    </message>
    <message>
        <source>Go to: Liaison</source>
        <translation>Ir a: Enlace judicial</translation>
    </message>
    <message>
        <source>Go to: Consults</source>
        <translation>Ir a: Consultas</translation>
    </message>
    <message>
        <source>Go to: Field guide</source>
        <translation>Ir a: Guía de campo</translation>
    </message>
    <message>
        <source>Find a service</source>
        <translation>Buscar un servicio</translation>
    </message>
    <message>
        <source>Go to: Sync center</source>
        <translation>Ir a: Centro de sincronización</translation>
    </message>
    <message>
        <source>Start a report</source>
        <translation>Empezar un informe</translation>
    </message>
    <message>
        <source>Try to reach HQ now</source>
        <translation>Intentar ahora llegar a la central</translation>
    </message>
    <message>
        <source>Change the screen: day, night, high contrast</source>
        <translation>Cambiar la pantalla: día, noche, alto contraste</translation>
    </message>
    <message>
        <source>Vehicle mode on or off</source>
        <translation>Activar o quitar el modo vehículo</translation>
    </message>
    <message>
        <source>Hide the screen at once</source>
        <translation>Ocultar la pantalla al instante</translation>
    </message>
    <message>
        <source>Lock this screen</source>
        <translation>Bloquear esta pantalla</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Show the keyboard map</source>
        <translation>Mostrar el mapa del teclado</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Hacer el recorrido</translation>
    </message>
    <message>
        <source>Open the sample case</source>
        <translation>Abrir el caso de ejemplo</translation>
    </message>
    <message>
        <source>Settings: screen, text size, gloves</source>
        <translation>Ajustes: pantalla, tamaño del texto, guantes</translation>
    </message>
    <message>
        <source>Printers and paper of this computer</source>
        <translation>Impresoras y papel de esta computadora</translation>
    </message>
    <message>
        <source>Have a colleague cover your unit while away</source>
        <translation>Que un colega cubra su unidad en su ausencia</translation>
    </message>
    <message>
        <source>Unlock a colleague&apos;s sign-in</source>
        <translation>Desbloquear el inicio de sesión de un colega</translation>
    </message>
    <message>
        <source>Choose the PIN of the screen lock</source>
        <translation>Elegir el PIN del bloqueo de pantalla</translation>
    </message>
    <message>
        <source>Your passphrase, recovery code and keys</source>
        <translation>Su contraseña, código de recuperación y claves</translation>
    </message>
    <message>
        <source>About CITDesk, versions and licenses</source>
        <translation>Acerca de CITDesk, versiones y licencias</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel siguiente</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Panel anterior</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Search this list</source>
        <translation>Buscar en esta lista</translation>
    </message>
    <message>
        <source>Look for new items</source>
        <translation>Buscar novedades</translation>
    </message>
    <message>
        <source>Continue to the next page</source>
        <translation>Continuar a la página siguiente</translation>
    </message>
    <message>
        <source>Go to a section</source>
        <translation>Ir a una sección</translation>
    </message>
    <message>
        <source>Find a question of this report</source>
        <translation>Buscar una pregunta de este informe</translation>
    </message>
    <message>
        <source>Insert the time now</source>
        <translation>Poner la hora actual</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Deshacer el último cambio</translation>
    </message>
    <message>
        <source>Do again what was undone</source>
        <translation>Rehacer lo que se deshizo</translation>
    </message>
    <message>
        <source>Hand this question across to the person</source>
        <translation>Pasar esta pregunta a la persona</translation>
    </message>
    <message>
        <source>Check answers and send</source>
        <translation>Revisar las respuestas y enviar</translation>
    </message>
    <message>
        <source>Come back later to this report</source>
        <translation>Volver más tarde a este informe</translation>
    </message>
    <message>
        <source>Go to the next problem</source>
        <translation>Ir al problema siguiente</translation>
    </message>
    <message>
        <source>Approve report</source>
        <translation>Aprobar el informe</translation>
    </message>
    <message>
        <source>Return report with comments</source>
        <translation>Devolver el informe con comentarios</translation>
    </message>
    <message>
        <source>Comment on this answer</source>
        <translation>Comentar esta respuesta</translation>
    </message>
    <message>
        <source>Mark this report as a duplicate</source>
        <translation>Marcar este informe como duplicado</translation>
    </message>
    <message>
        <source>Go to the next change</source>
        <translation>Ir al cambio siguiente</translation>
    </message>
    <message>
        <source>Go to the change before</source>
        <translation>Ir al cambio anterior</translation>
    </message>
    <message>
        <source>Print this packet</source>
        <translation>Imprimir este expediente</translation>
    </message>
    <message>
        <source>Save this packet as a PDF</source>
        <translation>Guardar este expediente como PDF</translation>
    </message>
</context>
<context>
    <name>AdvicePage</name>
    <message>
        <source>Your advice in your own words</source>
        <translation>Su consejo en sus propias palabras</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>{name} asked {time}</source>
        <translation>{name} preguntó a las {time}</translation>
    </message>
    <message>
        <source>This is all that you may see of the report: the provider&apos;s part.</source>
        <translation>Esto es todo lo que puede ver del informe: la parte del profesional.</translation>
    </message>
    <message>
        <source>Your advice</source>
        <translation>Su consejo</translation>
    </message>
    <message>
        <source>Choose all that apply</source>
        <translation>Elija todo lo que corresponda</translation>
    </message>
    <message>
        <source>In your own words, for the officer on scene</source>
        <translation>En sus propias palabras, para el agente en el lugar</translation>
    </message>
    <message>
        <source>It is on this computer and goes by itself when there is network.</source>
        <translation>Está en este equipo y saldrá solo cuando haya red.</translation>
    </message>
    <message>
        <source>The officer has it in the report.</source>
        <translation>El agente lo tiene en el informe.</translation>
    </message>
    <message>
        <source>Take this question</source>
        <translation>Tomar esta pregunta</translation>
    </message>
    <message>
        <source>Send the advice</source>
        <translation>Enviar el consejo</translation>
    </message>
</context>
<context>
    <name>AgencySettingsPage</name>
    <message>
        <source>Your agency&apos;s settings</source>
        <translation>Ajustes de su agencia</translation>
    </message>
    <message>
        <source>For every computer</source>
        <translation>Para todos los equipos</translation>
    </message>
    <message>
        <source>You change them at HQ with citdesk-hq settings. Computers take them over by themselves.</source>
        <translation>Usted los cambia en la central con citdesk-hq settings. Los equipos los adoptan por sí solos.</translation>
    </message>
    <message>
        <source>An administrator changes them at HQ. Computers take them over by themselves.</source>
        <translation>Un administrador los cambia en la central. Los equipos los adoptan por sí solos.</translation>
    </message>
    <message>
        <source>Screen lock</source>
        <translation>Bloqueo de pantalla</translation>
    </message>
    <message>
        <source>Computers in a vehicle are exempt from the limit of 30 minutes.</source>
        <translation>Los equipos en un vehículo están exentos del límite de 30 minutos.</translation>
    </message>
    <message>
        <source>Vault lock</source>
        <translation>Bloqueo de la bóveda</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} horas</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Turno</translation>
    </message>
    <message>
        <source>{hours}. Before its end you are reminded of work that has not left.</source>
        <translation>{hours}. Antes de que termine se le recuerda el trabajo que no ha salido.</translation>
    </message>
    <message>
        <source>Notice before signing in</source>
        <translation>Aviso antes de iniciar sesión</translation>
    </message>
    <message>
        <source>The one CITDesk comes with.</source>
        <translation>El que trae CITDesk.</translation>
    </message>
    <message>
        <source>Rescue of a vault by the agency</source>
        <translation>Rescate de una bóveda por la agencia</translation>
    </message>
    <message>
        <source>Arranged: the holder of the escrow key and an administrator together can read it.</source>
        <translation>Previsto: quien tiene la clave de custodia y un administrador juntos pueden leerla.</translation>
    </message>
    <message>
        <source>Not arranged. A lost passphrase and recovery code cannot be replaced.</source>
        <translation>No previsto. Si se pierden la contraseña y el código de recuperación, no hay reemplazo.</translation>
    </message>
    <message>
        <source>Time on signed papers</source>
        <translation>Hora en los documentos firmados</translation>
    </message>
    <message>
        <source>Confirmed by {server}.</source>
        <translation>Confirmada por {server}.</translation>
    </message>
    <message>
        <source>Not confirmed by anybody: it is the time of the computer that signed.</source>
        <translation>No la confirma nadie: es la hora del equipo que firmó.</translation>
    </message>
    <message>
        <source>After 1 minute without a touch.</source>
        <translation>Tras 1 minuto sin tocarlo.</translation>
    </message>
    <message>
        <source>After {n} minutes without a touch.</source>
        <translation>Tras {n} minutos sin tocarlo.</translation>
    </message>
</context>
<context>
    <name>AidPage</name>
    <message>
        <source>Done</source>
        <extracomment>how many cards stand side by side, and how much width that takes how high a card is at least, and at most where there is room, in U</extracomment>
        <translation>Listo</translation>
    </message>
    <message>
        <source>More pictures</source>
        <translation>Más imágenes</translation>
    </message>
    <message>
        <source>Officer: press and hold</source>
        <translation>Agente: mantenga pulsado</translation>
    </message>
    <message>
        <source>Press again to go back</source>
        <translation>Pulse otra vez para volver</translation>
    </message>
    <message>
        <source>Goes into “{question}”.</source>
        <translation>Va a “{question}”.</translation>
    </message>
    <message>
        <source>Not written down. To keep it, open the pictures from a report.</source>
        <translation>No se anota. Para conservarlo, abra las imágenes desde un informe.</translation>
    </message>
    <message>
        <source>Pictures to point at</source>
        <translation>Imágenes para señalar</translation>
    </message>
    <message>
        <source>{time} pointed at: {word}</source>
        <translation>{time} señaló: {word}</translation>
    </message>
    <message>
        <source>Turn the screen to yourself, then hold the button for two seconds.</source>
        <translation>Gire la pantalla hacia usted y mantenga pulsado el botón dos segundos.</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Adjunto</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>{where}, within {metres} m</source>
        <translation>{where}, con un margen de {metres} m</translation>
    </message>
    <message>
        <source>Worth a look. You are signed in as {name}. Sign with your own name.</source>
        <extracomment>so many phrases of one answer are named the form of the report that would mend it, &apos;&apos; where an answer does nothing is wrong: it is only worth a look</extracomment>
        <translation>Conviene mirarlo. Ha iniciado sesión como {name}. Firme con su propio nombre.</translation>
    </message>
    <message>
        <source>“{words}”. {say}</source>
        <translation>«{words}». {say}</translation>
    </message>
    <message>
        <source>And {n} more.</source>
        <translation>Y {n} más.</translation>
    </message>
</context>
<context>
    <name>AnswerModel</name>
    <message>
        <source>Enter the challenge</source>
        <translation>Escriba la clave</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>Unlock a colleague&apos;s sign-in</source>
        <translation>Desbloquear el inicio de sesión de un colega</translation>
    </message>
    <message>
        <source>Be sure whom you are talking to. Your answer lets them try their passphrase again; it opens nothing by itself. It is recorded under your name.</source>
        <translation>Asegúrese de con quién habla. Su respuesta le permite probar otra vez su contraseña; por sí sola no abre nada. Queda registrada a su nombre.</translation>
    </message>
    <message>
        <source>Challenge on their screen</source>
        <translation>Clave en su pantalla</translation>
    </message>
    <message>
        <source>Challenge on their screen: three groups of four</source>
        <translation>Clave en su pantalla: tres grupos de cuatro</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>Mostrar la respuesta</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Unlock a sign-in</source>
        <translation>Desbloquear un inicio de sesión</translation>
    </message>
    <message>
        <source>Answer for {computer}. They also type your badge number, {badge}.</source>
        <translation>Respuesta para {computer}. También escriben su número de placa, {badge}.</translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation>Respuesta: {text}</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>{question}  Changed</source>
        <extracomment>a comment is being written; carries the editor the answer&apos;s picture is wanted large</extracomment>
        <translation>{question}  Cambiada</translation>
    </message>
    <message>
        <source>You said last time</source>
        <translation>Usted dijo la vez anterior</translation>
    </message>
    <message>
        <source>Change comment</source>
        <translation>Cambiar el comentario</translation>
    </message>
    <message>
        <source>Change comment on: {question}</source>
        <translation>Cambiar el comentario sobre: {question}</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentar</translation>
    </message>
    <message>
        <source>Comment on: {question}</source>
        <translation>Comentar: {question}</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>Not answered</source>
        <extracomment>up to this many characters an answer stands beside its question where there is room</extracomment>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Sound recording</source>
        <translation>Grabación de sonido</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>{kind} file</source>
        <translation>Archivo {kind}</translation>
    </message>
    <message>
        <source>{file}. Still on its way to this computer</source>
        <translation>{file}. Todavía viene en camino a esta computadora</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Your recovery code is behind this lock. Come back to write it down.</source>
        <extracomment>the window is painted by then systems end whoever takes longer than five seconds or more everything that only a signed-in person needs how the idle times are while a recovery code is on the screen and nobody is signed in what the next process is handed, None while nobody asked for one</extracomment>
        <translation>Su código de recuperación está detrás de este bloqueo. Vuelva para anotarlo.</translation>
    </message>
    <message>
        <source>Your last change could not be saved yet. Unlock and look at it first.</source>
        <translation>Su último cambio aún no se pudo guardar. Desbloquee y revíselo primero.</translation>
    </message>
    <message>
        <source>This screen locks in 2 minutes. Press any key to keep working.</source>
        <translation>Esta pantalla se bloquea en 2 minutos. Pulse cualquier tecla para seguir trabajando.</translation>
    </message>
</context>
<context>
    <name>ApprovePage</name>
    <message>
        <source>Approve {report}</source>
        <translation>Aprobar {report}</translation>
    </message>
    <message>
        <source>Yes, approve {report}</source>
        <translation>Sí, aprobar {report}</translation>
    </message>
    <message>
        <source>Yes, approve this report</source>
        <translation>Sí, aprobar este informe</translation>
    </message>
    <message>
        <source>Back to the report</source>
        <translation>Volver al informe</translation>
    </message>
    <message>
        <source>Why may it stand?</source>
        <translation>¿Por qué puede quedar así?</translation>
    </message>
    <message>
        <source>The checks also found</source>
        <translation>Las comprobaciones también hallaron</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>After this, changes need an amendment. The liaison desk can use what the court may see.</source>
        <translation>Después, todo cambio requiere una enmienda. Enlace judicial puede usar lo que el tribunal puede ver.</translation>
    </message>
    <message>
        <source>1 answer changed since the version before.</source>
        <translation>1 respuesta cambió desde la versión anterior.</translation>
    </message>
    <message>
        <source>{n} answers changed since the version before.</source>
        <translation>{n} respuestas cambiaron desde la versión anterior.</translation>
    </message>
    <message>
        <source>You wrote 1 comment. It is not sent with an approval: return the report to send it.</source>
        <translation>Usted escribió 1 comentario. No se envía con una aprobación: devuelva el informe para enviarlo.</translation>
    </message>
    <message>
        <source>You wrote {n} comments. They are not sent with an approval: return the report to send them.</source>
        <translation>Usted escribió {n} comentarios. No se envían con una aprobación: devuelva el informe para enviarlos.</translation>
    </message>
    <message>
        <source>The checks found 1 problem.</source>
        <translation>Las comprobaciones encontraron 1 problema.</translation>
    </message>
    <message>
        <source>The checks found {n} problems.</source>
        <translation>Las comprobaciones encontraron {n} problemas.</translation>
    </message>
    <message>
        <source>Approving …</source>
        <translation>Aprobando …</translation>
    </message>
</context>
<context>
    <name>Area</name>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Liaison</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Consults</source>
        <translation>Consultas</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sincr.</translation>
    </message>
</context>
<context>
    <name>AskPart</name>
    <message>
        <source>Badge number</source>
        <translation>Número de placa</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Contraseña nueva otra vez</translation>
    </message>
    <message>
        <source>Open my work</source>
        <translation>Abrir mi trabajo</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Volver a iniciar sesión</translation>
    </message>
    <message>
        <source>From your paper: ten groups of five. Spaces and small letters do not matter.</source>
        <translation>De su papel: diez grupos de cinco. No importan los espacios ni las minúsculas.</translation>
    </message>
    <message>
        <source>{least} characters or more. Four or five words are easy to remember.</source>
        <translation>{least} caracteres o más. Cuatro o cinco palabras son fáciles de recordar.</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Abriendo …</translation>
    </message>
</context>
<context>
    <name>AskedPage</name>
    <message>
        <source>Your question to a clinician</source>
        <extracomment>carries the report&apos;s row</extracomment>
        <translation>Su pregunta a un profesional clínico</translation>
    </message>
    <message>
        <source>Take the answer into the report</source>
        <translation>Pasar la respuesta al informe</translation>
    </message>
    <message>
        <source>I called: write down the answer</source>
        <translation>Llamé: anotar la respuesta</translation>
    </message>
    <message>
        <source>Withdraw the question</source>
        <translation>Retirar la pregunta</translation>
    </message>
    <message>
        <source>See what you sent</source>
        <translation>Ver lo que envió</translation>
    </message>
    <message>
        <source>Print the record</source>
        <translation>Imprimir el registro</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Nobody was asked through HQ.</source>
        <translation>No se preguntó a nadie por la central.</translation>
    </message>
    <message>
        <source>The advice</source>
        <translation>El consejo</translation>
    </message>
    <message>
        <source>It stands in the report.</source>
        <translation>Está en el informe.</translation>
    </message>
    <message>
        <source>Call now if it cannot wait</source>
        <translation>Llame ahora si no puede esperar</translation>
    </message>
</context>
<context>
    <name>AuthorPage</name>
    <message>
        <source>Give it to another officer</source>
        <translation>Dárselo a otro agente</translation>
    </message>
    <message>
        <source>They get everything that was sent, change it and send it again under their own name. What {author} has not sent stays on that computer.</source>
        <translation>Recibe todo lo enviado, lo cambia y lo envía de nuevo con su propio nombre. Lo que {author} no ha enviado se queda en aquella computadora.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
    <message>
        <source>Name or badge number</source>
        <translation>Nombre o número de placa</translation>
    </message>
    <message>
        <source>For example: on leave until April. It stays in the history.</source>
        <translation>Por ejemplo: de permiso hasta abril. Queda en el historial.</translation>
    </message>
    <message>
        <source>Who goes on with it?</source>
        <translation>¿Quién continúa con él?</translation>
    </message>
    <message>
        <source>Why {report} goes to another officer was not sent.</source>
        <translation>El motivo de dar {report} a otro agente no se envió.</translation>
    </message>
    <message>
        <source>Give it to {person}, {badge}</source>
        <translation>Dárselo a {person}, {badge}</translation>
    </message>
    <message>
        <source>No other officer has this name or badge number.</source>
        <translation>Ningún otro agente tiene este nombre o número de placa.</translation>
    </message>
</context>
<context>
    <name>BatchBefore</name>
    <message>
        <source>Issued before</source>
        <translation>Emitidos antes</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Dejarlos fuera</translation>
    </message>
    <message>
        <source>Issue them again</source>
        <translation>Emitirlos de nuevo</translation>
    </message>
    <message>
        <source>Why they are issued again</source>
        <translation>Por qué se emiten de nuevo</translation>
    </message>
    <message>
        <source>{report}: {paper}, issued {day} to {recipient}</source>
        <translation>{report}: {paper}, emitido {day} para {recipient}</translation>
    </message>
    <message>
        <source>1 more</source>
        <translation>1 más</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} más</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Choose at least one report</source>
        <extracomment>whom a batch can be made for what is done with papers that were issued before the last papers that stand, by report, kind and reader who reads the papers, &apos;&apos; until the liaison has said it what to do with those issued before, &apos;&apos; until the liaison has said it, and why again</extracomment>
        <translation>Elija al menos un informe</translation>
    </message>
    <message>
        <source>Choose at least one paper</source>
        <translation>Elija al menos un documento</translation>
    </message>
    <message>
        <source>Choose who reads these papers</source>
        <translation>Elija quién lee estos documentos</translation>
    </message>
    <message>
        <source>Choose what to do with those issued before</source>
        <translation>Elija qué hacer con los emitidos antes</translation>
    </message>
    <message>
        <source>All of these were issued before. Issue them again, or choose others.</source>
        <translation>Todos estos ya se emitieron antes. Emítalos de nuevo o elija otros.</translation>
    </message>
    <message>
        <source>Enter who gets these papers</source>
        <translation>Indique quién recibe estos documentos</translation>
    </message>
    <message>
        <source>Enter why they are issued</source>
        <translation>Indique por qué se emiten</translation>
    </message>
    <message>
        <source>Enter why they are issued again</source>
        <translation>Indique por qué se emiten de nuevo</translation>
    </message>
    <message>
        <source>Tick that you know what is withheld</source>
        <translation>Marque que sabe qué se omite</translation>
    </message>
    <message>
        <source>{paper} does not exist for the person. Leave it out.</source>
        <translation>{paper} no existe para la persona. Quítelo.</translation>
    </message>
    <message>
        <source>{paper} does not exist for court and prosecutor. Leave it out.</source>
        <translation>{paper} no existe para tribunal y fiscalía. Quítelo.</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>Several papers</source>
        <extracomment>the list follows a quick run, but not every paper of it papers that are told by name at the next sign-in what became of a paper: it is none of a report&apos;s states</extracomment>
        <translation>Varios documentos</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Elegir todos</translation>
    </message>
    <message>
        <source>Who gets these papers</source>
        <translation>Quién recibe estos documentos</translation>
    </message>
    <message>
        <source>Why they are issued</source>
        <translation>Por qué se emiten</translation>
    </message>
    <message>
        <source>I know that each paper lists what it leaves out</source>
        <translation>Sé que cada documento enumera lo que omite</translation>
    </message>
    <message>
        <source>Choose reports first.</source>
        <translation>Elija primero los informes.</translation>
    </message>
    <message>
        <source>Liaison</source>
        <translation>Enlace judicial</translation>
    </message>
    <message>
        <source>The paper in hand is finished first. Your session ends after it.</source>
        <translation>Primero se termina el documento en curso. Después se cierra su sesión.</translation>
    </message>
    <message>
        <source>On record, but did not come out: {papers}. Open their court files to issue them again.</source>
        <translation>Registrados, pero no salieron: {papers}. Abra sus expedientes del tribunal para emitirlos de nuevo.</translation>
    </message>
    <message>
        <source>Not issued: {papers}. Choose them again in Several papers.</source>
        <translation>No se emitieron: {papers}. Vuelva a elegirlos en Varios documentos.</translation>
    </message>
    <message>
        <source>1 more</source>
        <translation>1 más</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} más</translation>
    </message>
    <message>
        <source>Which papers?</source>
        <translation>¿Qué documentos?</translation>
    </message>
    <message>
        <source>Who reads them?</source>
        <translation>¿Quién los lee?</translation>
    </message>
    <message>
        <source>Court and prosecutor</source>
        <translation>Tribunal y fiscalía</translation>
    </message>
    <message>
        <source>The person, or their lawyer</source>
        <translation>La persona, o su abogado</translation>
    </message>
    <message>
        <source>Who gets them</source>
        <translation>Quién los recibe</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save in a folder</source>
        <translation>Guardar en una carpeta</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Guardar la lista</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Which reports</source>
        <translation>Qué informes</translation>
    </message>
    <message>
        <source>Which papers</source>
        <translation>Qué documentos</translation>
    </message>
    <message>
        <source>Save the papers in</source>
        <translation>Guardar los documentos en</translation>
    </message>
    <message>
        <source>No report is here of which a paper can be made.</source>
        <translation>No hay aquí ningún informe del que se pueda hacer un documento.</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>No elegir ninguno</translation>
    </message>
    <message>
        <source>Print what is left</source>
        <translation>Imprimir lo que falta</translation>
    </message>
    <message>
        <source>Save what is left</source>
        <translation>Guardar lo que falta</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Elegido</translation>
    </message>
    <message>
        <source>1 letter of it cannot be printed.</source>
        <translation>Una letra de él no se puede imprimir.</translation>
    </message>
    <message>
        <source>{n} letters of it cannot be printed.</source>
        <translation>{n} letras de él no se pueden imprimir.</translation>
    </message>
    <message>
        <source>Look at it in its court file before it goes.</source>
        <translation>Véalo en su expediente del tribunal antes de que salga.</translation>
    </message>
    <message>
        <source>{done} of 1 paper out</source>
        <translation>{done} de 1 documento salió</translation>
    </message>
    <message>
        <source>1 paper is out</source>
        <translation>1 documento salió</translation>
    </message>
    <message>
        <source>All {n} papers are out</source>
        <translation>Los {n} documentos salieron</translation>
    </message>
    <message>
        <source>The paper is not out</source>
        <translation>El documento no salió</translation>
    </message>
    <message>
        <source>1 paper issued</source>
        <translation>1 documento emitido</translation>
    </message>
    <message>
        <source>{n} papers issued</source>
        <translation>{n} documentos emitidos</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>No elegido</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Impreso</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 página</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>{n} páginas</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>firmado</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>sin firmar</translation>
    </message>
    <message>
        <source>Not made</source>
        <translation>No se hizo</translation>
    </message>
    <message>
        <source>Recorded, not out</source>
        <translation>Registrado, no salió</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Sin empezar</translation>
    </message>
    <message>
        <source>{report}: {paper}</source>
        <translation>{report}: {paper}</translation>
    </message>
    <message>
        <source>copy for court and prosecutor</source>
        <translation>copia para el tribunal y la fiscalía</translation>
    </message>
    <message>
        <source>copy for the person</source>
        <translation>copia para la persona</translation>
    </message>
    <message>
        <source>copy for a service</source>
        <translation>copia para un servicio</translation>
    </message>
    <message>
        <source>Printed pages carry no digital signature. Save papers to have them signed.</source>
        <translation>Las páginas impresas no llevan firma digital. Guarde los documentos para que se firmen.</translation>
    </message>
    <message>
        <source>1 file is not signed.</source>
        <translation>1 archivo no está firmado.</translation>
    </message>
    <message>
        <source>{n} files are not signed.</source>
        <translation>{n} archivos no están firmados.</translation>
    </message>
    <message>
        <source>Official forms have no place for it; other papers are signed once HQ has certified this computer.</source>
        <translation>Los formularios oficiales no tienen lugar para la firma; los demás documentos se firman cuando la central haya certificado este equipo.</translation>
    </message>
    <message>
        <source>1 paper</source>
        <translation>1 documento</translation>
    </message>
    <message>
        <source>{n} papers</source>
        <translation>{n} documentos</translation>
    </message>
    <message>
        <source>{done} of {all} papers out</source>
        <translation>{done} de {all} documentos salieron</translation>
    </message>
    <message>
        <source>{done} of {all} papers out, {left} left</source>
        <translation>{done} de {all} documentos salieron, faltan {left}</translation>
    </message>
</context>
<context>
    <name>BoardModel</name>
    <message>
        <source>Late</source>
        <translation>Con retraso</translation>
    </message>
    <message>
        <source>No paper yet</source>
        <translation>Aún sin documento</translation>
    </message>
    <message>
        <source>Paper issued</source>
        <translation>Documento emitido</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminados</translation>
    </message>
    <message>
        <source>approved {time}</source>
        <translation>aprobado {time}</translation>
    </message>
    <message>
        <source>{n} of {all} conditions recorded</source>
        <translation>{n} de {all} condiciones anotadas</translation>
    </message>
    <message>
        <source>1 paper issued</source>
        <translation>1 documento emitido</translation>
    </message>
    <message>
        <source>{n} papers issued</source>
        <translation>{n} documentos emitidos</translation>
    </message>
    <message>
        <source>a newer version is being reviewed</source>
        <translation>se está revisando una versión más nueva</translation>
    </message>
    <message>
        <source>{what} due {when}</source>
        <translation>{what} vence {when}</translation>
    </message>
    <message>
        <source>{what} {when}</source>
        <translation>{what}: {when}</translation>
    </message>
    <message>
        <source>{words}, {n} more late</source>
        <translation>{words}, {n} más con retraso</translation>
    </message>
    <message>
        <source>{what} {day}</source>
        <translation>{what} {day}</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condición</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>For the court</source>
        <translation>Para el tribunal</translation>
    </message>
    <message>
        <source>Several papers</source>
        <translation>Varios documentos</translation>
    </message>
    <message>
        <source>Papers issued</source>
        <translation>Documentos emitidos</translation>
    </message>
    <message>
        <source>Search what the court may see</source>
        <translation>Buscar en lo que el tribunal puede ver</translation>
    </message>
    <message>
        <source>Search: name, number, any word</source>
        <translation>Buscar: nombre, número, cualquier palabra</translation>
    </message>
    <message>
        <source>No paper yet</source>
        <translation>Aún sin documento</translation>
    </message>
    <message>
        <source>Paper issued</source>
        <translation>Documento emitido</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminados</translation>
    </message>
    <message>
        <source>Liaison</source>
        <translation>Enlace judicial</translation>
    </message>
    <message>
        <source>No approved report is here yet. Once a supervisor approves one that the court may see, it appears here by itself, what is due first on top. Open it to make its papers.</source>
        <translation>Aún no hay ningún informe aprobado. Cuando un supervisor apruebe uno que el tribunal puede ver, aparecerá aquí solo, arriba lo que vence primero. Ábralo para hacer sus documentos.</translation>
    </message>
</context>
<context>
    <name>Call</name>
    <message>
        <source>Event {number}</source>
        <translation>Evento {number}</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>CardBar</name>
    <message>
        <source>Narrower</source>
        <translation>Más angosta</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Más ancha</translation>
    </message>
    <message>
        <source>It matches</source>
        <translation>Coincide</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>What this rests on</source>
        <translation>En qué se basa esto</translation>
    </message>
    <message>
        <source>Last read against its sources: {day}</source>
        <translation>Cotejado por última vez con sus fuentes: {day}</translation>
    </message>
    <message>
        <source>Use now</source>
        <translation>Usar ahora</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>CardsView</name>
    <message>
        <source>Add: {thing}</source>
        <translation>Añadir: {thing}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Not filled in yet</source>
        <translation>Aún sin llenar</translation>
    </message>
    <message>
        <source>{thing} {at} of {count}</source>
        <translation>{thing} {at} de {count}</translation>
    </message>
</context>
<context>
    <name>CaseModel</name>
    <message>
        <source>Say why. It stays in the history of both cases.</source>
        <translation>Diga por qué. Queda en el historial de ambos casos.</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Put another officer on it</source>
        <extracomment>the officer of whom it is asked whether they are taken off</extracomment>
        <translation>Añadir a otro agente</translation>
    </message>
    <message>
        <source>They can read this case and add their own reports. Type a name or badge number.</source>
        <translation>Podrá leer este caso y añadir sus propios informes. Escriba un nombre o número de placa.</translation>
    </message>
    <message>
        <source>Name or badge number</source>
        <translation>Nombre o número de placa</translation>
    </message>
    <message>
        <source>{report}: people and consents</source>
        <translation>{report}: personas y permisos</translation>
    </message>
    <message>
        <source>Who works on this case</source>
        <translation>Quién trabaja en este caso</translation>
    </message>
    <message>
        <source>What the person agreed to share</source>
        <translation>Qué permitió compartir la persona</translation>
    </message>
    <message>
        <source>{person}, opened it</source>
        <translation>{person}, lo abrió</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take {person} off</source>
        <translation>Quitar a {person}</translation>
    </message>
    <message>
        <source>Yes, take {person} off</source>
        <translation>Sí, quitar a {person}</translation>
    </message>
    <message>
        <source>No, {person} stays</source>
        <translation>No, {person} sigue</translation>
    </message>
    <message>
        <source>{person} then gets nothing new of this case. It stays in the history of the case, also when they are put on it again.</source>
        <translation>A partir de ahí {person} no recibe nada nuevo de este caso. Queda en el historial del caso, también si se le vuelve a asignar.</translation>
    </message>
    <message>
        <source>Put {person} on the case</source>
        <translation>Añadir a {person} al caso</translation>
    </message>
    <message>
        <source>No other officer has this name or badge number.</source>
        <translation>Ningún otro agente tiene este nombre o número de placa.</translation>
    </message>
    <message>
        <source>No consent was signed in this case.</source>
        <translation>En este caso no se firmó ningún permiso.</translation>
    </message>
    <message>
        <source>{recipient} may have: {what}. Signed {time}.</source>
        <translation>{recipient} puede recibir: {what}. Firmado {time}.</translation>
    </message>
    <message>
        <source>Taken back. Nothing more may be shared on it.</source>
        <translation>Retirado. Ya no se puede compartir nada con él.</translation>
    </message>
    <message>
        <source>Holds until {day}.</source>
        <translation>Vale hasta {day}.</translation>
    </message>
    <message>
        <source>Holds until the service ends, or it is taken back.</source>
        <translation>Vale hasta que termine el servicio o se retire.</translation>
    </message>
    <message>
        <source>Signed, and the report is not approved yet: nothing is shared on it before. It can be taken back now.</source>
        <translation>Firmado, y el reporte todavía no está aprobado: antes no se comparte nada. Se puede retirar desde ahora.</translation>
    </message>
    <message>
        <source>Does not count: it has ended, or the referral it was signed in is not on record.</source>
        <translation>No cuenta: terminó, o la referencia en que se firmó no consta.</translation>
    </message>
    <message>
        <source>The person takes it back</source>
        <translation>La persona lo retira</translation>
    </message>
    <message>
        <source>Yes, nothing more is shared</source>
        <translation>Sí, no se comparte nada más</translation>
    </message>
    <message>
        <source>No, it holds</source>
        <translation>No, sigue vigente</translation>
    </message>
    <message>
        <source>This cannot be undone. A new referral asks for consent again.</source>
        <translation>No se puede deshacer. Una nueva referencia vuelve a pedir permiso.</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>1 thing to change</source>
        <translation>1 cosa por cambiar</translation>
    </message>
    <message numerus="yes">
        <source>%n things to change</source>
        <translation>
            <numerusform>%n cosa por cambiar</numerusform>
            <numerusform>%n cosas por cambiar</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything asked for is changed</source>
        <translation>Todo lo que se pidió está cambiado</translation>
    </message>
    <message>
        <source>Sent back to you</source>
        <translation>Devuelto a usted</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>This question is not asked anymore.</source>
        <extracomment>the comment whose question one went to</extracomment>
        <translation>Esta pregunta ya no se hace.</translation>
    </message>
    <message>
        <source>Go to the question</source>
        <translation>Ir a la pregunta</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>Not changed yet</source>
        <translation>Todavía sin cambiar</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Nothing is sent until you press Send.</source>
        <extracomment>as long may the rows of the first turn take: the page itself is shown in it, too in U, what a row takes beside its button: its own margins and the gap to the next what the rules find is still to be asked: it stands below more than a screen of what is wrong words to check were found after rows beneath them were made by question, the answer whose words were looked through and what was found in it hints of these answers are still being looked for the name of the button that led away, and what has the focus while its row waits for its hints</extracomment>
        <translation>Nada se envía hasta que usted pulse Enviar.</translation>
    </message>
    <message>
        <source>By sending, you say this is true as far as you know.</source>
        <translation>Al enviar, usted declara que esto es verdad según lo que sabe.</translation>
    </message>
    <message>
        <source>Needs an answer or a change</source>
        <translation>Falta una respuesta o un cambio</translation>
    </message>
    <message>
        <source>Look at this again</source>
        <translation>Vuelva a mirar esto</translation>
    </message>
    <message>
        <source>Words to check</source>
        <translation>Palabras por revisar</translation>
    </message>
</context>
<context>
    <name>CheckRowView</name>
    <message>
        <source>Change</source>
        <extracomment>the report that would mend it is to be begun or opened; carries its form</extracomment>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Write down your new recovery code</source>
        <translation>Anote su nuevo código de recuperación</translation>
    </message>
    <message>
        <source>It is shown only now, and it counts once you say that it is on paper. Until then the old one opens. Keep it away from this computer, and tear up the old one.</source>
        <translation>Solo se muestra ahora y vale cuando usted diga que está en papel. Hasta entonces abre el anterior. Guárdelo lejos de esta computadora y rompa el anterior.</translation>
    </message>
    <message>
        <source>Keep the old code</source>
        <translation>Conservar el código anterior</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>For you on this computer</source>
        <translation>Para usted en esta computadora</translation>
    </message>
    <message>
        <source>Your new recovery code holds</source>
        <translation>Su nuevo código de recuperación ya vale</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Lo he anotado</translation>
    </message>
</context>
<context>
    <name>CommentBox</name>
    <message>
        <source>Comment by {who}</source>
        <translation>Comentario de {who}</translation>
    </message>
</context>
<context>
    <name>CommentEditor</name>
    <message>
        <source>Your comment on: {question}</source>
        <translation>Su comentario sobre: {question}</translation>
    </message>
    <message>
        <source>Keep comment</source>
        <translation>Guardar el comentario</translation>
    </message>
    <message>
        <source>Remove comment</source>
        <translation>Quitar el comentario</translation>
    </message>
</context>
<context>
    <name>ComputerPart</name>
    <message>
        <source>Enrollment code</source>
        <translation>Código de inscripción</translation>
    </message>
    <message>
        <source>Enroll this computer</source>
        <translation>Inscribir esta computadora</translation>
    </message>
    <message>
        <source>Your administrator makes a code for this computer. It works once and needs the network.</source>
        <translation>Su administrador crea un código para esta computadora. Sirve una sola vez y necesita la red.</translation>
    </message>
    <message>
        <source>It is too long to type: copy it where you were given it, for example from a file on a stick, and paste it here.</source>
        <translation>Es demasiado largo para teclearlo: cópielo de donde se lo dieron, por ejemplo de un archivo en una memoria USB, y péguelo aquí.</translation>
    </message>
    <message>
        <source>Paste the code</source>
        <translation>Pegar el código</translation>
    </message>
    <message>
        <source>Talking to HQ …</source>
        <translation>Hablando con la central …</translation>
    </message>
</context>
<context>
    <name>ConfirmEditor</name>
    <message>
        <source>Yes, done</source>
        <translation>Sí, hecho</translation>
    </message>
</context>
<context>
    <name>ConfirmationPage</name>
    <message>
        <source>Back to your reports</source>
        <extracomment>the report that waits for this one is to be opened; carries its id (form, report): what goes with the report that was sent is to be begun what goes with it stands already and is to be opened; carries its id</extracomment>
        <translation>Volver a sus informes</translation>
    </message>
    <message>
        <source>Start a new report</source>
        <translation>Empezar un informe nuevo</translation>
    </message>
    <message>
        <source>See this report</source>
        <translation>Ver este informe</translation>
    </message>
    <message>
        <source>The {report} is not sent yet.</source>
        <translation>Todavía sin enviar: {report}.</translation>
    </message>
    <message>
        <source>Go on with the {report}</source>
        <translation>Seguir con: {report}</translation>
    </message>
    <message>
        <source>Still to be written: {report}</source>
        <translation>Falta por escribir: {report}</translation>
    </message>
    <message>
        <source>HQ did not take this report</source>
        <translation>La central no aceptó este informe</translation>
    </message>
    <message>
        <source>Saved on this computer, not sent</source>
        <translation>Guardado en este equipo, sin enviar</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Se está enviando</translation>
    </message>
    <message>
        <source>It is safe on this computer too. You do not need to stay here.</source>
        <translation>También está seguro en este equipo. No hace falta que se quede aquí.</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Espera a ser enviado</translation>
    </message>
    <message>
        <source>It is safe on this computer and will go by itself as soon as HQ is reached. You do not need to stay here.</source>
        <translation>Está seguro en este equipo y se enviará solo en cuanto se alcance la central. No hace falta que se quede aquí.</translation>
    </message>
    <message>
        <source>Sent {time}</source>
        <translation>Enviado {time}</translation>
    </message>
    <message>
        <source>Reference {number}. </source>
        <translation>Referencia {number}. </translation>
    </message>
    <message>
        <source>Your supervisors have it. You will see it under Reports if it comes back.</source>
        <translation>Sus supervisores lo tienen. Lo verá en Informes si regresa.</translation>
    </message>
</context>
<context>
    <name>Consult</name>
    <message>
        <source>Now, on scene</source>
        <translation>Ahora, en el lugar</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>Taken by another clinician {time}</source>
        <extracomment>a question is no report: none of these is returned, drafted or approved</extracomment>
        <translation>La tomó otro profesional {time}</translation>
    </message>
    <message>
        <source>Withdrawn {time}</source>
        <translation>Retirada {time}</translation>
    </message>
    <message>
        <source>Closed {time}</source>
        <translation>Cerrada {time}</translation>
    </message>
    <message>
        <source>Yours since {time}</source>
        <translation>Suya desde {time}</translation>
    </message>
    <message>
        <source>Answered {time}</source>
        <translation>Respondida {time}</translation>
    </message>
    <message>
        <source>Asked {time}</source>
        <translation>Preguntada {time}</translation>
    </message>
    <message>
        <source>Taken {time} by {name}</source>
        <translation>Tomada {time} por {name}</translation>
    </message>
    <message>
        <source>Answered {time} by {name}</source>
        <translation>Respondida {time} por {name}</translation>
    </message>
    <message>
        <source>No clinician has it yet: it goes by itself when there is network. Call if it cannot wait.</source>
        <translation>Ningún profesional la tiene aún: saldrá sola cuando haya red. Llame si no puede esperar.</translation>
    </message>
    <message>
        <source>It is with the clinicians on duty. Nobody has taken it yet.</source>
        <translation>La tienen los profesionales de guardia. Nadie la ha tomado aún.</translation>
    </message>
    <message>
        <source>{name} has taken it and will answer here.</source>
        <translation>{name} la ha tomado y responderá aquí.</translation>
    </message>
    <message>
        <source>{name} has answered.</source>
        <translation>{name} ha respondido.</translation>
    </message>
    <message>
        <source>You withdrew the question.</source>
        <translation>Usted retiró la pregunta.</translation>
    </message>
</context>
<context>
    <name>ConsultQueueModel</name>
    <message>
        <source>Answered, withdrawn or with somebody else</source>
        <translation>Respondidas, retiradas o con otra persona</translation>
    </message>
    <message>
        <source>A question</source>
        <translation>Una pregunta</translation>
    </message>
    <message>
        <source>Nothing of it is kept here.</source>
        <translation>Aquí no se guarda nada de ella.</translation>
    </message>
</context>
<context>
    <name>ConsultQueuePage</name>
    <message>
        <source>Questions for you</source>
        <translation>Preguntas para usted</translation>
    </message>
    <message>
        <source>Search the questions to you</source>
        <translation>Buscar en las preguntas para usted</translation>
    </message>
    <message>
        <source>Search: who asked, any word</source>
        <translation>Buscar: quién preguntó, cualquier palabra</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondidas</translation>
    </message>
    <message>
        <source>Consults</source>
        <translation>Consultas</translation>
    </message>
    <message>
        <source>Waiting for you: 1</source>
        <translation>Le esperan: 1</translation>
    </message>
    <message>
        <source>Waiting for you: {n}</source>
        <translation>Le esperan: {n}</translation>
    </message>
    <message>
        <source>No officer is asking. The next question appears here by itself. Open it to read what the officer saw, and to write your advice.</source>
        <translation>Ningún agente pregunta. La pregunta siguiente aparece aquí sola. Ábrala para leer lo que vio el agente y escribir su consejo.</translation>
    </message>
</context>
<context>
    <name>ContextBar</name>
    <message>
        <source>What is open</source>
        <extracomment>how much of a title is kept as long as other words can be fewer, and at all</extracomment>
        <translation>Lo que está abierto</translation>
    </message>
</context>
<context>
    <name>CorrectDayPage</name>
    <message>
        <source>On which day was it?</source>
        <translation>¿Qué día fue?</translation>
    </message>
    <message>
        <source>Why is it corrected?</source>
        <translation>¿Por qué se corrige?</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Why the day of a step of {report} is corrected was not sent.</source>
        <translation>El motivo de corregir el día de un paso de {report} no se envió.</translation>
    </message>
    <message>
        <source>Court file of {report}</source>
        <translation>Expediente judicial de {report}</translation>
    </message>
    <message>
        <source>Correct the day</source>
        <translation>Corregir el día</translation>
    </message>
    <message>
        <source>{step} is recorded for {day}.</source>
        <translation>{step}: consta el {day}.</translation>
    </message>
    <message>
        <source>The court and other liaisons can read it. Facts only.</source>
        <translation>El tribunal y los demás enlaces pueden leerlo. Solo hechos.</translation>
    </message>
    <message>
        <source>Both days stay in the file. Papers that went out with the old day stay as they are: issue corrected ones.</source>
        <translation>Los dos días quedan en el expediente. Los documentos que salieron con el día anterior quedan como están: emita otros corregidos.</translation>
    </message>
    <message>
        <source>Enter the day, for example March 12, 2026</source>
        <translation>Indique el día, por ejemplo 12 de marzo de 2026</translation>
    </message>
    <message>
        <source>Enter the right day: this one is recorded already</source>
        <translation>Indique el día correcto: este ya consta</translation>
    </message>
    <message>
        <source>Enter why the day is corrected</source>
        <translation>Indique por qué se corrige el día</translation>
    </message>
    <message>
        <source>Correct it all the same</source>
        <translation>Corregirlo de todos modos</translation>
    </message>
</context>
<context>
    <name>CourtFilePage</name>
    <message>
        <source>Make a paper</source>
        <translation>Hacer un documento</translation>
    </message>
    <message>
        <source>Record a step</source>
        <translation>Anotar un paso</translation>
    </message>
    <message>
        <source>a newer version is being reviewed</source>
        <translation>se está revisando una versión más nueva</translation>
    </message>
    <message>
        <source>Court file of {report}</source>
        <translation>Expediente judicial de {report}</translation>
    </message>
    <message>
        <source>Where the diversion stands</source>
        <translation>En qué punto está el desvío</translation>
    </message>
    <message>
        <source>What was agreed</source>
        <translation>Qué se acordó</translation>
    </message>
    <message>
        <source>What happened so far</source>
        <translation>Qué ocurrió hasta ahora</translation>
    </message>
    <message>
        <source>Papers issued</source>
        <translation>Documentos emitidos</translation>
    </message>
    <message>
        <source>Seen: take it off the list</source>
        <translation>Visto: quitarlo de la lista</translation>
    </message>
    <message>
        <source>{act}: {what}</source>
        <translation>{act}: {what}</translation>
    </message>
    <message>
        <source>Nothing is due anymore.</source>
        <translation>Ya no vence nada.</translation>
    </message>
    <message>
        <source>Conditions can be recorded once the first meeting was held.</source>
        <translation>Las condiciones se pueden anotar después de la primera cita.</translation>
    </message>
    <message>
        <source>The agreement names no condition.</source>
        <translation>El acuerdo no nombra ninguna condición.</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Anotar de nuevo</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Record what became of: {what}</source>
        <translation>Anotar qué pasó con: {what}</translation>
    </message>
    <message>
        <source>{result}, {day}</source>
        <translation>{result}, {day}</translation>
    </message>
    <message>
        <source>The first meeting was held {day}. Record what became of this condition.</source>
        <translation>La primera cita fue el {day}. Registre qué pasó con esta condición.</translation>
    </message>
    <message>
        <source>No result was recorded</source>
        <translation>No se registró ningún resultado</translation>
    </message>
    <message>
        <source>No date was agreed</source>
        <translation>No se acordó fecha</translation>
    </message>
    <message>
        <source>Due {day}, {until}</source>
        <translation>Vence {day}, {until}</translation>
    </message>
    <message>
        <source>Nothing was recorded yet.</source>
        <translation>Aún no se anotó nada.</translation>
    </message>
    <message>
        <source>Correct the day</source>
        <translation>Corregir el día</translation>
    </message>
    <message>
        <source>Correct the day of: {step}</source>
        <translation>Corregir el día de: {step}</translation>
    </message>
    <message>
        <source>Was recorded for {day}. Corrected by {who}, {time}, not at HQ yet: {why}</source>
        <translation>Constaba el {day}. Corregido por {who}, {time}, aún no está en la central: {why}</translation>
    </message>
    <message>
        <source>Was recorded for {day}. Corrected by {who}, {time}: {why}</source>
        <translation>Constaba el {day}. Corregido por {who}, {time}: {why}</translation>
    </message>
    <message>
        <source>{day}: {step}</source>
        <translation>{day}: {step}</translation>
    </message>
    <message>
        <source>{day}: {what}, {result}</source>
        <translation>{day}: {what}, {result}</translation>
    </message>
    <message>
        <source>Recorded by {who}, {time}</source>
        <translation>Anotado por {who}, {time}</translation>
    </message>
    <message>
        <source>{recorded}. Not at HQ yet.</source>
        <translation>{recorded}. Aún no está en la central.</translation>
    </message>
    <message>
        <source>No paper was issued yet.</source>
        <translation>Aún no se emitió ningún documento.</translation>
    </message>
    <message>
        <source>{paper} for {recipient}</source>
        <translation>{paper} para {recipient}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More about paper {document}</source>
        <translation>Más sobre el documento {document}</translation>
    </message>
    <message>
        <source>Issue a corrected one</source>
        <translation>Emitir uno corregido</translation>
    </message>
    <message>
        <source>Issue a corrected paper instead of {document}</source>
        <translation>Emitir un documento corregido en lugar de {document}</translation>
    </message>
    <message>
        <source>{document}, {time}, by {who}</source>
        <translation>{document}, {time}, por {who}</translation>
    </message>
    <message>
        <source>{issued}. Not at HQ yet.</source>
        <translation>{issued}. Aún no está en la central.</translation>
    </message>
    <message>
        <source>{issued}. Void: {why}</source>
        <translation>{issued}. Anulado: {why}</translation>
    </message>
    <message>
        <source>1 signed page</source>
        <translation>1 página firmada</translation>
    </message>
    <message>
        <source>{n} signed pages</source>
        <translation>{n} páginas firmadas</translation>
    </message>
    <message>
        <source>{issued}. Replaced by {document}.</source>
        <translation>{issued}. Reemplazado por {document}.</translation>
    </message>
    <message>
        <source>HQ did not take</source>
        <translation>La central no aceptó</translation>
    </message>
    <message>
        <source>{issued}. Replaces {document}: {why}</source>
        <translation>{issued}. Reemplaza a {document}: {why}</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>The screen is covered. Press any key or touch the screen.</source>
        <translation>La pantalla está tapada. Pulse cualquier tecla o toque la pantalla.</translation>
    </message>
    <message>
        <source>Covered. Press any key or touch the screen.</source>
        <translation>Tapada. Pulse cualquier tecla o toque la pantalla.</translation>
    </message>
</context>
<context>
    <name>CoverModel</name>
    <message>
        <source>You cover for {unit} from {first} to {last}.</source>
        <translation>Usted cubre {unit} del {first} al {last}.</translation>
    </message>
    <message>
        <source>{person} covers for {unit} from {first} to {last}.</source>
        <translation>{person} cubre {unit} del {first} al {last}.</translation>
    </message>
    <message>
        <source>It begins today, not on {day}: that day is over.</source>
        <translation>Empieza hoy, no el {day}: ese día ya pasó.</translation>
    </message>
    <message>
        <source>{person} already covers from {first} to {last}: this one is added.</source>
        <translation>{person} ya suple del {first} al {last}: esta se añade.</translation>
    </message>
    <message>
        <source>{person} already covers from {first} to {last}: this one is added, and both decide.</source>
        <translation>{person} ya suple del {first} al {last}: esta se añade, y ambos deciden.</translation>
    </message>
    <message>
        <source>Choose who covers for your unit</source>
        <translation>Elija quién cubre su unidad</translation>
    </message>
    <message>
        <source>Enter the first and the last day, for example March 12, 2026</source>
        <translation>Escriba el primer y el último día, por ejemplo marzo 12, 2026</translation>
    </message>
    <message>
        <source>{person} covers on all of these days already. Choose other days, or end that cover first.</source>
        <translation>{person} ya cubre todos esos días. Elija otros días o termine antes esa cobertura.</translation>
    </message>
</context>
<context>
    <name>CoverPage</name>
    <message>
        <source>First day</source>
        <extracomment>between two questions of the page, in U, beside the gap of its lines about whom and which days the supervisor was asked whether they are meant so</extracomment>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Start the cover</source>
        <translation>Iniciar la cobertura</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Cover for your unit</source>
        <translation>Cobertura de su unidad</translation>
    </message>
    <message>
        <source>While you are away</source>
        <translation>Mientras usted no está</translation>
    </message>
    <message>
        <source>A supervisor of another unit gets what waits for you and decides on it. You still can, too.</source>
        <translation>Un supervisor de otra unidad recibe lo que espera su decisión y decide. Usted también puede hacerlo.</translation>
    </message>
    <message>
        <source>To cover for a colleague, have them start it on their own screen, or ask your administrator. What waits for them then stands in your queue.</source>
        <translation>Para sustituir a un colega, que lo inicie en su propia pantalla, o pida a su administrador que lo haga. Lo que le espera aparece entonces en su cola.</translation>
    </message>
    <message>
        <source>Who covers for your unit?</source>
        <translation>¿Quién cubre su unidad?</translation>
    </message>
    <message>
        <source>It ends by itself after this day. Three months at most.</source>
        <translation>Termina por sí sola después de este día. Tres meses como máximo.</translation>
    </message>
    <message>
        <source>Start it all the same</source>
        <translation>Empezarla de todos modos</translation>
    </message>
    <message>
        <source>Start another cover</source>
        <translation>Iniciar otra cobertura</translation>
    </message>
    <message>
        <source>End it now</source>
        <translation>Terminarla ahora</translation>
    </message>
    <message>
        <source>No other unit has a supervisor. Ask your administrator.</source>
        <translation>Ninguna otra unidad tiene supervisor. Pregunte a su administrador.</translation>
    </message>
</context>
<context>
    <name>CustodyClockView</name>
    <message>
        <source>Custody time: {words}</source>
        <translation>Tiempo de custodia: {words}</translation>
    </message>
</context>
<context>
    <name>CustodyModel</name>
    <message>
        <source>and 1 more</source>
        <extracomment>minutes left at which a screen reader says so, once each</extracomment>
        <translation>y 1 más</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>y {n} más</translation>
    </message>
    <message>
        <source>Limit passed</source>
        <translation>Límite vencido</translation>
    </message>
    <message>
        <source>The time limit of this custody passed at {time}. Tell your supervisor now.</source>
        <translation>El límite de esta custodia venció a las {time}. Avise ahora a su supervisor.</translation>
    </message>
    <message>
        <source>In custody {time}</source>
        <translation>En custodia {time}</translation>
    </message>
    <message>
        <source>Custody limit passed {time} ago</source>
        <translation>El límite de custodia venció hace {time}</translation>
    </message>
    <message>
        <source>Custody ends in {n} min</source>
        <translation>La custodia termina en {n} min</translation>
    </message>
    <message>
        <source>In custody {time}, ends {end}</source>
        <translation>En custodia {time}, termina {end}</translation>
    </message>
    <message>
        <source>Custody ends {end}</source>
        <translation>La custodia termina {end}</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
</context>
<context>
    <name>CutOffPage</name>
    <message>
        <source>This computer went off while you worked</source>
        <translation>Esta computadora se apagó mientras usted trabajaba</translation>
    </message>
    <message>
        <source>Everything that was saved up to {when} is here.</source>
        <translation>Todo lo que se guardó hasta {when} está aquí.</translation>
    </message>
    <message>
        <source>Did you write more after that? Then this computer&apos;s disk lost it. Write it again now, and tell your administrator: the disk cannot be trusted.</source>
        <translation>¿Escribió algo más después? Entonces el disco de esta computadora lo perdió. Escríbalo otra vez ahora y avise a su administrador: no se puede confiar en el disco.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Power outage</source>
        <translation>Corte de energía</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>Or type all of it: 05161990, or 5/16/1990</source>
        <translation>O escríbala entera, mes, día y año: 05161990, o 5/16/1990</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>{question} Month</source>
        <translation>{question} Mes</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>{question} Day</source>
        <translation>{question} Día</translation>
    </message>
    <message>
        <source>{question} Year</source>
        <translation>{question} Año</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
</context>
<context>
    <name>DemonstrationRibbon</name>
    <message>
        <source>Demonstration. Nothing here is a record, and nobody in it is real.</source>
        <translation>Demostración. Nada de esto es un registro y nadie aquí es real.</translation>
    </message>
</context>
<context>
    <name>DirectoryPage</name>
    <message>
        <source>Find a service</source>
        <translation>Buscar un servicio</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>What is needed?</source>
        <translation>¿Qué se necesita?</translation>
    </message>
    <message>
        <source>Shelter takes dog, detox open now, comida</source>
        <translation>Refugio que acepta perro, detox abierto ahora, comida</translation>
    </message>
    <message>
        <source>Distances are from the middle of your area.</source>
        <translation>Las distancias se miden desde el centro de su zona.</translation>
    </message>
    <message>
        <source>Handout with 1 service</source>
        <translation>Hoja de ayuda con 1 servicio</translation>
    </message>
    <message>
        <source>Handout with {n} services</source>
        <translation>Hoja de ayuda con {n} servicios</translation>
    </message>
    <message>
        <source>The directory is being read.</source>
        <translation>Se está leyendo el directorio.</translation>
    </message>
    <message>
        <source>Type what the person needs. Spanish works too.</source>
        <translation>Escriba lo que la persona necesita. También en inglés.</translation>
    </message>
    <message>
        <source>No service fits with these filters. Take one off, or type something else.</source>
        <translation>Ningún servicio cumple con estos filtros. Quite uno o escriba otra cosa.</translation>
    </message>
    <message>
        <source>No service matches “{text}”. Use other words. Call 211 for services, 988 in a mental health crisis.</source>
        <translation>Ningún servicio coincide con “{text}”. Use otras palabras. Llame al 211 para servicios, al 988 en una crisis de salud mental.</translation>
    </message>
</context>
<context>
    <name>Diversion</name>
    <message>
        <source>Accepted by the prosecutor</source>
        <extracomment>What has happened.</extracomment>
        <translation>Aceptado por la fiscalía</translation>
    </message>
    <message>
        <source>Declined by the prosecutor</source>
        <translation>Rechazado por la fiscalía</translation>
    </message>
    <message>
        <source>Accepted by the program</source>
        <translation>Aceptado por el programa</translation>
    </message>
    <message>
        <source>Declined by the program</source>
        <translation>Rechazado por el programa</translation>
    </message>
    <message>
        <source>First meeting held</source>
        <translation>Primera cita realizada</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completado</translation>
    </message>
    <message>
        <source>The person withdrew</source>
        <translation>La persona se retiró</translation>
    </message>
    <message>
        <source>Ended without completion</source>
        <translation>Terminado sin completar</translation>
    </message>
    <message>
        <source>Charge filed</source>
        <translation>Cargo presentado</translation>
    </message>
    <message>
        <source>Charge dismissed</source>
        <translation>Cargo desestimado</translation>
    </message>
    <message>
        <source>Nothing is due anymore. A letter can be made.</source>
        <extracomment>What follows from recording it, for steps that end something.</extracomment>
        <translation>Ya no vence nada. Se puede hacer una carta.</translation>
    </message>
    <message>
        <source>Nothing is due anymore. The completion letter can be made.</source>
        <translation>Ya no vence nada. Se puede hacer la carta de conclusión.</translation>
    </message>
    <message>
        <source>Nothing is due anymore. The termination letter can be made.</source>
        <translation>Ya no vence nada. Se puede hacer la carta de terminación.</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Cumplida</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Incumplida</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>Justificada</translation>
    </message>
    <message>
        <source>No answer from the prosecutor or the program yet</source>
        <translation>Todavía sin respuesta de la fiscalía ni del programa</translation>
    </message>
    <message>
        <source>Back in the program</source>
        <translation>De vuelta en el programa</translation>
    </message>
    <message>
        <source>That day is before “{step}”, {day}. Is it right?</source>
        <translation>Ese día es anterior a «{step}», {day}. ¿Es correcto?</translation>
    </message>
    <message>
        <source>That day is after “{step}”, {day}. Is it right?</source>
        <translation>Ese día es posterior a «{step}», {day}. ¿Es correcto?</translation>
    </message>
</context>
<context>
    <name>DrawingEditor</name>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Clear: {question}</source>
        <translation>Borrar: {question}</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>dibujado</translation>
    </message>
    <message>
        <source>nothing drawn</source>
        <translation>sin dibujo</translation>
    </message>
</context>
<context>
    <name>DrillPage</name>
    <message>
        <source>Leave the drill</source>
        <extracomment>the report for it is to be written; carries the drill&apos;s id the rows from the top down, by the number of the choice in its scene</extracomment>
        <translation>Salir de la práctica</translation>
    </message>
    <message>
        <source>Write the report for it</source>
        <translation>Escribir el informe</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Choose what you would do</source>
        <translation>Elija lo que usted haría</translation>
    </message>
    <message>
        <source>Try it again</source>
        <translation>Intentarlo otra vez</translation>
    </message>
    <message>
        <source>Do this</source>
        <translation>Hacer esto</translation>
    </message>
    <message>
        <source>What do you do?</source>
        <translation>¿Qué hace usted?</translation>
    </message>
    <message>
        <source>It went well</source>
        <translation>Salió bien</translation>
    </message>
    <message>
        <source>It went badly</source>
        <translation>Salió mal</translation>
    </message>
    <message>
        <source>Your training record tells that you finished it and how it ended, not what you chose.</source>
        <translation>Que lo terminó y cómo acabó consta en su registro de formación; lo que eligió, no.</translation>
    </message>
    <message>
        <source>Nothing of it is recorded.</source>
        <translation>No se registra nada.</translation>
    </message>
    <message>
        <source>What you did, and why it mattered</source>
        <translation>Lo que usted hizo y por qué importó</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Error: {message}</source>
        <extracomment>a finger or a mouse chose the one answer boxes that were asked for came in below the others, and one of them has the focus whether &quot;Clear answer&quot; is offered beside the question whether what stands in its box may be half typed, and must be left alone while it has the focus</extracomment>
        <translation>Error: {message}</translation>
    </message>
</context>
<context>
    <name>ErrorSummary</name>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
    <message numerus="yes">
        <source>There is a problem with %n answers</source>
        <translation>
            <numerusform>Hay un problema con %n respuesta</numerusform>
            <numerusform>Hay un problema con %n respuestas</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a problem with 1 answer</source>
        <translation>Hay un problema con 1 respuesta</translation>
    </message>
</context>
<context>
    <name>Facing</name>
    <message>
        <source>Give it back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Please sign here</source>
        <translation>Firme aquí, por favor</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Thank you. Please give it back to the officer.</source>
        <translation>Gracias. Devuelva la pantalla al agente, por favor.</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <translation>Volver a la pregunta</translation>
    </message>
    <message>
        <source>You may choose more than one.</source>
        <translation>Puede elegir más de una.</translation>
    </message>
</context>
<context>
    <name>FacingPage</name>
    <message>
        <source>Handed across</source>
        <translation>Pasado a la persona</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>CITDesk could not do this. Everything shown as saved is safe. Try again, and tell your administrator the time if it happens again.</source>
        <translation>CITDesk no pudo hacer esto. Todo lo que aparece como guardado está a salvo. Inténtelo otra vez y, si se repite, dígale la hora a su administrador.</translation>
    </message>
    <message>
        <source>That passphrase is not right. Check Caps Lock and try again.</source>
        <translation>Esa contraseña no es correcta. Revise las mayúsculas e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>Badge number or passphrase is not right. Check both and try again.</source>
        <translation>El número de placa o la contraseña no son correctos. Revise ambos e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>This recovery code does not open this vault. Check each group.</source>
        <translation>Este código de recuperación no abre esta bóveda. Revise cada grupo.</translation>
    </message>
    <message>
        <source>A recovery code has ten groups of five letters and digits. Check each group.</source>
        <translation>Un código de recuperación tiene diez grupos de cinco letras y cifras. Revise cada grupo.</translation>
    </message>
    <message>
        <source>A letter or digit of the recovery code is not right. Check each group.</source>
        <translation>Una letra o cifra del código de recuperación no es correcta. Revise cada grupo.</translation>
    </message>
    <message>
        <source>This recovery code belongs to another badge number. Check the badge number.</source>
        <translation>Este código de recuperación es de otro número de placa. Revise el número de placa.</translation>
    </message>
    <message>
        <source>Use {least} letters or more. Three or four words are easy to remember.</source>
        <translation>Use {least} letras o más. Tres o cuatro palabras se recuerdan bien.</translation>
    </message>
    <message>
        <source>Use {most} letters or fewer.</source>
        <translation>Use {most} letras o menos.</translation>
    </message>
    <message>
        <source>This repeats a few letters. Use three or four words instead.</source>
        <translation>Aquí se repiten unas pocas letras. Use tres o cuatro palabras.</translation>
    </message>
    <message>
        <source>This is one of the passphrases tried first. Use three or four words that do not belong together.</source>
        <translation>Esta es una de las contraseñas que se prueban primero. Use tres o cuatro palabras que no vayan juntas.</translation>
    </message>
    <message>
        <source>There is a vault for this badge on this computer already. Sign in instead.</source>
        <translation>Ya hay una bóveda para esta placa en este equipo. Inicie sesión.</translation>
    </message>
    <message>
        <source>Your vault is open in another CITDesk window. Use that one, or close it first.</source>
        <translation>Su bóveda está abierta en otra ventana de CITDesk. Use esa, o ciérrela primero.</translation>
    </message>
    <message>
        <source>You are signed out. Everything you wrote is saved. Sign in to continue.</source>
        <translation>Su sesión está cerrada. Todo lo que escribió está guardado. Inicie sesión para continuar.</translation>
    </message>
    <message>
        <source>This vault was opened through the agency&apos;s escrow. You can read what is in it; nothing can be written or sent in its owner&apos;s name.</source>
        <translation>Esta bóveda se abrió con la llave en custodia de la agencia. Puede leer lo que contiene; no se puede escribir ni enviar nada en nombre de su dueño.</translation>
    </message>
    <message>
        <source>{what} on this computer is damaged. Nothing was deleted. Stop using this vault and call your administrator: there may be a copy to restore.</source>
        <translation>Se dañó en este equipo: {what}. No se borró nada. Deje de usar esta bóveda y llame a su administrador: puede haber una copia para restaurar.</translation>
    </message>
    <message>
        <source>Your vault</source>
        <translation>su bóveda</translation>
    </message>
    <message>
        <source>The key file of your vault</source>
        <translation>el archivo de llaves de su bóveda</translation>
    </message>
    <message>
        <source>The file in the place of your vault is not encrypted, so it was not opened. Nothing was deleted. Call your administrator.</source>
        <translation>El archivo que está en el lugar de su bóveda no está cifrado y por eso no se abrió. No se borró nada. Llame a su administrador.</translation>
    </message>
    <message>
        <source>Whether your vault is complete cannot be told: the mark beside it is gone. Tell your administrator. Sign in again to open what is there.</source>
        <translation>No se puede saber si su bóveda está completa: falta la marca que la acompaña. Avise a su administrador. Inicie sesión otra vez para abrir lo que hay.</translation>
    </message>
    <message>
        <source>Saved changes are missing from the end of your vault ({missing}): its files were damaged or an older copy was put back. Tell your administrator. Sign in again to open what is there.</source>
        <translation>Faltan cambios guardados al final de su bóveda ({missing}): sus archivos se dañaron o se repuso una copia anterior. Avise a su administrador. Inicie sesión otra vez para abrir lo que hay.</translation>
    </message>
    <message>
        <source>This vault has format {found}, which this version of CITDesk does not know. Install the newer version again; your work is safe.</source>
        <translation>Esta bóveda tiene el formato {found}, que esta versión de CITDesk no conoce. Instale otra vez la versión más nueva; su trabajo está a salvo.</translation>
    </message>
    <message>
        <source>The keyring of this computer no longer holds the secret that belongs to your vault. Your work is safe: open the vault with your recovery code.</source>
        <translation>El llavero de este equipo ya no tiene el secreto de su bóveda. Su trabajo está a salvo: abra la bóveda con su código de recuperación.</translation>
    </message>
    <message>
        <source>The disk is full: your last change could not be saved. Everything before it is safe. Free some space and try again.</source>
        <translation>El disco está lleno: su último cambio no se pudo guardar. Todo lo anterior está a salvo. Libere espacio e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>This computer does not let CITDesk write to its folder: your last change could not be saved. Everything before it is safe. Call your administrator.</source>
        <translation>Este equipo no deja que CITDesk escriba en su carpeta: su último cambio no se pudo guardar. Todo lo anterior está a salvo. Llame a su administrador.</translation>
    </message>
    <message>
        <source>The disk reported an error: your last change could not be saved. Everything before it is safe. Try again; if it happens again, use another computer and call your administrator.</source>
        <translation>El disco dio un error: su último cambio no se pudo guardar. Todo lo anterior está a salvo. Inténtelo otra vez; si se repite, use otro equipo y llame a su administrador.</translation>
    </message>
    <message>
        <source>Too many tries. Your work is safe. Use your recovery code, or ask your administrator.</source>
        <translation>Demasiados intentos. Su trabajo está a salvo. Use su código de recuperación, o pida ayuda a su administrador.</translation>
    </message>
    <message>
        <source>This is not the answer to the challenge on this screen. Read both to your supervisor again.</source>
        <translation>Esta no es la respuesta al código de esta pantalla. Léale ambos otra vez a su supervisor.</translation>
    </message>
    <message>
        <source>This is not a whole challenge. Ask for it again, three groups of four.</source>
        <translation>El código no está completo. Pídalo otra vez: tres grupos de cuatro.</translation>
    </message>
    <message>
        <source>You cannot answer for this computer: HQ has not given you its key. Exchange with HQ once, or let the administrator answer.</source>
        <translation>Usted no puede responder por este equipo: la central no le ha dado su llave. Sincronice una vez con la central, o deje que responda el administrador.</translation>
    </message>
    <message>
        <source>That PIN is not right. 1 more try, then you sign in again.</source>
        <translation>Ese PIN no es correcto. Queda 1 intento; después inicia sesión otra vez.</translation>
    </message>
    <message>
        <source>That PIN is not right. {left} more tries, then you sign in again.</source>
        <translation>Ese PIN no es correcto. Quedan {left} intentos; después inicia sesión otra vez.</translation>
    </message>
    <message>
        <source>That PIN is not right. Your work is safe. Sign in again.</source>
        <translation>Ese PIN no es correcto. Su trabajo está a salvo. Inicie sesión otra vez.</translation>
    </message>
    <message>
        <source>A PIN has {digits} digits.</source>
        <translation>Un PIN tiene {digits} cifras.</translation>
    </message>
    <message>
        <source>This PIN is one of those tried first. Choose digits in no pattern.</source>
        <translation>Este PIN es de los que se prueban primero. Elija cifras sin orden.</translation>
    </message>
    <message>
        <source>Your badge number is known to others. Choose other digits.</source>
        <translation>Otros conocen su número de placa. Elija otras cifras.</translation>
    </message>
    <message>
        <source>There is no copy of your vault on this computer. Call your administrator.</source>
        <translation>No hay copia de su bóveda en este equipo. Llame a su administrador.</translation>
    </message>
    <message>
        <source>This computer was to reach HQ by {since} and did not, so no new work can be begun on it. What you wrote is safe and leaves as soon as there is network. Connect to the network.</source>
        <translation>Este equipo debía comunicarse con la central antes del {since} y no lo hizo, así que no se puede empezar trabajo nuevo en él. Lo que escribió está a salvo y saldrá en cuanto haya red. Conéctese a la red.</translation>
    </message>
    <message>
        <source>This computer belongs to an agency already. Sign in, or use another profile folder.</source>
        <translation>Este equipo ya pertenece a una agencia. Inicie sesión, o use otra carpeta de perfil.</translation>
    </message>
    <message>
        <source>This code is of another agency than this computer.</source>
        <translation>Este código es de otra agencia que este equipo.</translation>
    </message>
    <message>
        <source>This is not a whole code. Copy it again, from CITDESK- to its end.</source>
        <translation>El código no está completo. Cópielo otra vez, desde CITDESK- hasta el final.</translation>
    </message>
    <message>
        <source>There is no draft of this report on this computer. Open it again from the list.</source>
        <translation>No hay borrador de este informe en este equipo. Ábralo otra vez desde la lista.</translation>
    </message>
    <message>
        <source>This report was written in practice. It cannot be sent; nothing of it leaves here.</source>
        <translation>Este informe se escribió como práctica. No se puede enviar; nada de él sale de aquí.</translation>
    </message>
    <message>
        <source>1 question needs your attention before this report can be sent.</source>
        <translation>1 pregunta necesita su atención antes de enviar este informe.</translation>
    </message>
    <message>
        <source>{count} questions need your attention before this report can be sent.</source>
        <translation>{count} preguntas necesitan su atención antes de enviar este informe.</translation>
    </message>
    <message>
        <source>This report is not on this computer. Go back to the list and choose again.</source>
        <translation>Este informe no está en este equipo. Vuelva a la lista y elija otra vez.</translation>
    </message>
    <message>
        <source>You no longer cover for this report&apos;s unit. Ask its supervisor about it.</source>
        <translation>Usted ya no suple a la unidad de este informe. Pregunte a su supervisor.</translation>
    </message>
    <message>
        <source>A court has sealed this report, and it is not shown here. Ask HQ&apos;s administrator.</source>
        <translation>Un tribunal selló este informe y aquí no se muestra. Pregunte al administrador de la central.</translation>
    </message>
    <message>
        <source>This report is in the newest version of its form already. Go on writing.</source>
        <translation>Este informe ya está en la versión más nueva de su formulario. Siga escribiendo.</translation>
    </message>
    <message>
        <source>This form is not one that you can start. Choose another one.</source>
        <translation>Usted no puede empezar este formulario. Elija otro.</translation>
    </message>
    <message>
        <source>This form belongs to another report. Open that report and start it from there.</source>
        <translation>Este formulario pertenece a otro informe. Abra ese informe y empiécelo desde allí.</translation>
    </message>
    <message>
        <source>This form belongs to another kind of report. Open that report and start it from there.</source>
        <translation>Este formulario pertenece a otro tipo de informe. Abra ese informe y empiécelo desde allí.</translation>
    </message>
    <message>
        <source>No other report takes these answers over. Send this one as it is.</source>
        <translation>Ningún otro informe toma estas respuestas. Envíe este como está.</translation>
    </message>
    <message>
        <source>Only its author can change this report.</source>
        <translation>Solo su autor puede cambiar este informe.</translation>
    </message>
    <message>
        <source>This report is with your supervisor. Take it back first, then change it.</source>
        <translation>Este informe lo tiene su supervisor. Recupérelo primero y cámbielo después.</translation>
    </message>
    <message>
        <source>Another draft takes its facts from this one. Delete that one first.</source>
        <translation>Otro borrador toma sus datos de este. Borre primero ese otro.</translation>
    </message>
    <message>
        <source>The {title} goes first, since this report takes its facts from it. {words}</source>
        <translation>Primero va: {title}, porque este informe toma sus datos de él. {words}</translation>
    </message>
    <message>
        <source>Send both now.</source>
        <translation>Envíe ambos ahora.</translation>
    </message>
    <message>
        <source>This report is too long to be sent. The longest answer is “{label}”: shorten it, or attach its text as a file.</source>
        <translation>Este informe es demasiado largo para enviarlo. La respuesta más larga es «{label}»: acórtela o adjunte su texto como archivo.</translation>
    </message>
    <message>
        <source>In it 1 answer must be looked at.</source>
        <translation>En él hay que mirar 1 respuesta.</translation>
    </message>
    <message>
        <source>In it {count} answers must be looked at.</source>
        <translation>En él hay que mirar {count} respuestas.</translation>
    </message>
    <message>
        <source>A file in this report is not on this computer anymore. Open the question it belongs to, choose the file again, then send.</source>
        <translation>Un archivo de este informe ya no está en este equipo. Abra la pregunta a la que pertenece, elija el archivo otra vez y envíe.</translation>
    </message>
    <message>
        <source>This file is larger than {most} MB. Choose a smaller one; a long recording can be cut into parts.</source>
        <translation>Este archivo ocupa más de {most} MB. Elija uno más pequeño; una grabación larga se puede cortar en partes.</translation>
    </message>
    <message>
        <source>A report holds up to {files} files and {most} MB. Take one out, or write a supplement for the rest.</source>
        <translation>Un informe admite hasta {files} archivos y {most} MB. Quite uno, o escriba un suplemento para el resto.</translation>
    </message>
    <message>
        <source>This kind of file cannot be kept with a report. Choose a JPEG or PNG picture, a sound recording (WAV, MP3, M4A, OGG, FLAC), a video (MP4, MOV, WebM, OGV, 3GP), a PDF, a Word or Excel file without macros (DOCX, XLSX), CSV or plain text. Other papers can be saved as PDF.</source>
        <translation>Este tipo de archivo no se puede guardar con un informe. Elija una imagen JPEG o PNG, una grabación de sonido (WAV, MP3, M4A, OGG, FLAC), un video (MP4, MOV, WebM, OGV, 3GP), un PDF, un archivo de Word o Excel sin macros (DOCX, XLSX), CSV o texto simple. Otros documentos se pueden guardar como PDF.</translation>
    </message>
    <message>
        <source>This file is not on this computer. It comes with the next exchange with HQ.</source>
        <translation>Este archivo no está en este equipo. Llegará con la próxima sincronización con la central.</translation>
    </message>
    <message>
        <source>This file cannot be read. Nothing was kept of it. Copy it to this computer and try again.</source>
        <translation>Este archivo no se puede leer. No se guardó nada de él. Cópielo a este equipo e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>This file is not a picture that can be shown. Choose a JPEG or PNG picture.</source>
        <translation>Este archivo no es una imagen que se pueda mostrar. Elija una imagen JPEG o PNG.</translation>
    </message>
    <message>
        <source>This is a PDF, not a photo. Add it where the report asks for a file; signed pages are attached to their paper.</source>
        <translation>Esto es un PDF, no una foto. Añádalo donde el informe pide un archivo; las páginas firmadas se adjuntan a su documento.</translation>
    </message>
    <message>
        <source>This kind of picture cannot be kept as a photo. Save it as a JPEG or PNG picture first, then choose that.</source>
        <translation>Este tipo de imagen no se puede guardar como foto. Guárdela antes como imagen JPEG o PNG y elija esa.</translation>
    </message>
    <message>
        <source>This picture is damaged or was not copied whole. Nothing was kept of it. Copy it again, then choose it.</source>
        <translation>Esta imagen está dañada o no se copió entera. No se guardó nada de ella. Cópiela de nuevo y elíjala después.</translation>
    </message>
    <message>
        <source>This picture has too many pixels to be shown here. Make it smaller, or save it as a JPEG picture, then choose that.</source>
        <translation>Esta imagen tiene demasiados píxeles para mostrarse aquí. Redúzcala o guárdela como imagen JPEG y elija esa.</translation>
    </message>
    <message>
        <source>There is nothing to read. Copy the CAD text first.</source>
        <translation>No hay nada que leer. Copie primero el texto de CAD.</translation>
    </message>
    <message>
        <source>The text is too long for one CAD event. Copy only this event.</source>
        <translation>El texto es demasiado largo para un evento de CAD. Copie solo este evento.</translation>
    </message>
    <message>
        <source>The text holds more than one event: {named}. Copy only this event.</source>
        <translation>El texto contiene más de un evento: {named}. Copie solo este evento.</translation>
    </message>
    <message>
        <source>The text holds more than one event, or none. Copy only this event.</source>
        <translation>El texto contiene más de un evento, o ninguno. Copie solo este evento.</translation>
    </message>
    <message>
        <source>The text looks like JSON but is broken. Copy it again.</source>
        <translation>El texto parece JSON pero está roto. Cópielo otra vez.</translation>
    </message>
    <message>
        <source>“{key}” stands there twice. Copy only this event, once.</source>
        <translation>“{key}” aparece dos veces. Copie solo este evento, una vez.</translation>
    </message>
    <message>
        <source>Your agency has not set up CAD texts yet. Type the answers; tell your administrator.</source>
        <translation>Su agencia aún no ha configurado los textos de CAD. Escriba las respuestas; avise a su administrador.</translation>
    </message>
    <message>
        <source>The form {form} in version {version} is not on this computer, so the report cannot be shown. Install the newest CITDesk.</source>
        <translation>El formulario {form} en la versión {version} no está en este equipo, así que el informe no se puede mostrar. Instale el CITDesk más nuevo.</translation>
    </message>
    <message>
        <source>Something in this report must be mended. Return it, or say why it may stand.</source>
        <translation>Hay algo en este informe que debe corregirse. Devuélvalo, o diga por qué puede quedar así.</translation>
    </message>
    <message>
        <source>Choose the reason from the list.</source>
        <translation>Elija la razón de la lista.</translation>
    </message>
    <message>
        <source>Say why. It stays in the report&apos;s history.</source>
        <translation>Diga por qué. Queda en el historial del informe.</translation>
    </message>
    <message>
        <source>Say why. It stays in the history of both cases.</source>
        <translation>Diga por qué. Queda en el historial de ambos casos.</translation>
    </message>
    <message>
        <source>This case is not on this computer. Choose another one.</source>
        <translation>Este caso no está en este equipo. Elija otro.</translation>
    </message>
    <message>
        <source>Send the report first. Then another officer can be put on its case.</source>
        <translation>Envíe primero el informe. Después se puede asignar otro agente a su caso.</translation>
    </message>
    <message>
        <source>The last day is before the first. Choose a later one.</source>
        <translation>El último día es anterior al primero. Elija uno posterior.</translation>
    </message>
    <message>
        <source>The last day is over. Choose today or a later one.</source>
        <translation>El último día ya pasó. Elija hoy o un día posterior.</translation>
    </message>
    <message>
        <source>A cover lasts three months at most. Choose an earlier last day.</source>
        <translation>Una suplencia dura tres meses como máximo. Elija un último día anterior.</translation>
    </message>
    <message>
        <source>They cover on all of these days already. Choose other days, or end that cover first.</source>
        <translation>Ya suple todos esos días. Elija otros días o termine antes esa suplencia.</translation>
    </message>
    <message>
        <source>No clinician has answered yet.</source>
        <translation>Ningún profesional clínico ha respondido todavía.</translation>
    </message>
    <message>
        <source>This question was withdrawn or another clinician has it. Go back to the list.</source>
        <translation>Esta consulta se retiró o la tiene otro profesional clínico. Vuelva a la lista.</translation>
    </message>
    <message>
        <source>Write the advice in your own words, then send it.</source>
        <translation>Escriba el consejo con sus palabras y envíelo.</translation>
    </message>
    <message>
        <source>Choose at least one kind of advice, then send it.</source>
        <translation>Elija al menos un tipo de consejo y envíelo.</translation>
    </message>
    <message>
        <source>This report is no diversion. Choose another one.</source>
        <translation>Este informe no es un desvío. Elija otro.</translation>
    </message>
    <message>
        <source>Enter what happened. It is kept with the step, and the letter says it.</source>
        <translation>Indique qué ocurrió. Se guarda con el paso, y la carta lo dice.</translation>
    </message>
    <message>
        <source>Enter why the day is corrected. It is kept beside the day that stood there.</source>
        <translation>Indique por qué se corrige el día. Queda junto al día que constaba.</translation>
    </message>
    <message>
        <source>The day must be today or earlier.</source>
        <translation>El día debe ser hoy o anterior.</translation>
    </message>
    <message>
        <source>The day must not be before the day of the encounter. Check the year.</source>
        <translation>El día no puede ser anterior al del encuentro. Revise el año.</translation>
    </message>
    <message>
        <source>Say who gets the paper and why. Both are kept with it.</source>
        <translation>Diga quién recibe el documento y por qué. Ambas cosas se guardan con él.</translation>
    </message>
    <message>
        <source>Say what is corrected. It stands on the paper and in the record.</source>
        <translation>Diga qué se corrige. Consta en el documento y en el registro.</translation>
    </message>
    <message>
        <source>Say why the paper is void. It is kept with the paper.</source>
        <translation>Diga por qué el documento queda anulado. Se guarda con él.</translation>
    </message>
    <message>
        <source>Say why the signed pages are wrong. It is kept with them.</source>
        <translation>Diga por qué las páginas firmadas no son correctas. Se guarda con ellas.</translation>
    </message>
    <message>
        <source>These are the same pages. Choose the right scan.</source>
        <translation>Son las mismas páginas. Elija el escaneo correcto.</translation>
    </message>
    <message>
        <source>Those signed pages were replaced already. Look at the list of signed pages.</source>
        <translation>Esas páginas firmadas ya se reemplazaron. Vea la lista de páginas firmadas.</translation>
    </message>
    <message>
        <source>A consent ended or was taken back since this paper was made. Make the paper again.</source>
        <translation>Un consentimiento terminó o se retiró desde que se hizo este documento. Hágalo otra vez.</translation>
    </message>
    <message>
        <source>A step of the diversion was recorded or its day corrected since this paper was made. Make the paper again.</source>
        <translation>Desde que se hizo este documento se registró un paso del desvío o se corrigió su día. Hágalo otra vez.</translation>
    </message>
    <message>
        <source>The paper shows a version that is not on record. Make it again.</source>
        <translation>El documento muestra una versión que no consta en el registro. Hágalo otra vez.</translation>
    </message>
    <message>
        <source>This paper was made void. Make the paper again.</source>
        <translation>Este documento fue anulado. Hágalo otra vez.</translation>
    </message>
    <message>
        <source>A corrected paper took the place of this one. Make the paper again.</source>
        <translation>Un documento corregido ocupó el lugar de este. Hágalo otra vez.</translation>
    </message>
    <message>
        <source>That paper was replaced or made void already. Look at the papers issued.</source>
        <translation>Ese documento ya se reemplazó o se anuló. Mire los documentos emitidos.</translation>
    </message>
    <message>
        <source>This paper cannot be made from this report. Choose another one.</source>
        <translation>Este documento no se puede hacer con este informe. Elija otro.</translation>
    </message>
    <message>
        <source>This paper does not exist in this language. Choose another one.</source>
        <translation>Este documento no existe en este idioma. Elija otro.</translation>
    </message>
    <message>
        <source>Signed pages are kept as a PDF, a JPEG or a PNG. Scan them again as one of these.</source>
        <translation>Las páginas firmadas se guardan como PDF, JPEG o PNG. Escanéelas otra vez como uno de estos.</translation>
    </message>
    <message>
        <source>This PDF has no pages. Scan the pages again.</source>
        <translation>Este PDF no tiene páginas. Escanéelas otra vez.</translation>
    </message>
    <message>
        <source>This PDF asks for a password. Save it without one, then choose it again.</source>
        <translation>Este PDF pide una contraseña. Guárdelo sin ella y elíjalo otra vez.</translation>
    </message>
    <message>
        <source>This PDF is damaged or was not copied whole. Nothing was kept of it. Copy it again, then choose it.</source>
        <translation>Este PDF está dañado o no se copió entero. No se guardó nada de él. Cópielo otra vez y elíjalo.</translation>
    </message>
    <message>
        <source>This PDF has more than 200 pages, the most that a scan may have. Scan the signed pages alone.</source>
        <translation>Este PDF tiene más de 200 páginas, el máximo de un escaneo. Escanee solo las páginas firmadas.</translation>
    </message>
    <message>
        <source>A page of this PDF is longer than 5 m or more than 20 times as long as wide. Scan the pages again.</source>
        <translation>Una página de este PDF mide más de 5 m o es más de 20 veces más larga que ancha. Escanee las páginas otra vez.</translation>
    </message>
    <message>
        <source>This report was never sent, so there is nothing to give out yet. Send it first.</source>
        <translation>Este informe nunca se envió, así que aún no hay nada que entregar. Envíelo primero.</translation>
    </message>
    <message>
        <source>The report names nothing that was taken or kept and that this reader may see, so there is nothing to give a receipt for. Enter the item in the report first, or choose another reader.</source>
        <translation>El informe no nombra nada retirado o guardado que este lector pueda ver, así que no hay de qué dar recibo. Anote primero el objeto en el informe, o elija otro lector.</translation>
    </message>
    <message>
        <source>The report does not say that the charge was diverted, so this paper would not be true. Correct the decision in the report first, or choose another paper.</source>
        <translation>El informe no dice que el cargo se desvió, así que este documento no sería cierto. Corrija primero la decisión en el informe, o elija otro documento.</translation>
    </message>
    <message>
        <source>The person is a juvenile, and a juvenile&apos;s record is not public. Refer the request to counsel; a court order is a release of its own.</source>
        <translation>La persona es menor, y el expediente de un menor no es público. Remita la solicitud al asesor legal; una orden judicial es una entrega aparte.</translation>
    </message>
    <message>
        <source>The file cannot be read as a PDF. Get it again from whoever sent it.</source>
        <translation>El archivo no se puede leer como PDF. Pídalo otra vez a quien lo envió.</translation>
    </message>
    <message>
        <source>This PDF was not made by CITDesk: it carries no document id. Check that it is the right one.</source>
        <translation>Este PDF no lo hizo CITDesk: no lleva número de documento. Compruebe que es el correcto.</translation>
    </message>
    <message>
        <source>Nobody has signed this file. Ask for a signed copy, or compare its record hash with HQ.</source>
        <translation>Nadie ha firmado este archivo. Pida una copia firmada, o compare su huella con la central.</translation>
    </message>
    <message>
        <source>This file was changed after it was signed. Do not rely on it; ask for a fresh copy.</source>
        <translation>Este archivo se cambió después de firmarse. No se fíe de él; pida una copia nueva.</translation>
    </message>
    <message>
        <source>The time-stamp server does not answer. The paper is not signed yet: try again, or sign without a time stamp.</source>
        <translation>El servidor de sellos de tiempo no responde. El documento aún no está firmado: inténtelo otra vez, o firme sin sello de tiempo.</translation>
    </message>
    <message>
        <source>{file} is larger than 100 MB, so it is no paper. Choose another file.</source>
        <translation>{file} ocupa más de 100 MB, así que no es un documento. Elija otro archivo.</translation>
    </message>
    <message>
        <source>{file} cannot be read. Choose the file again, or another copy of it.</source>
        <translation>{file} no se puede leer. Elija el archivo otra vez, u otra copia.</translation>
    </message>
    <message>
        <source>Somebody else sent a version of this report meanwhile. Open it again from the list.</source>
        <translation>Otra persona envió entretanto una versión de este informe. Ábralo de nuevo desde la lista.</translation>
    </message>
    <message>
        <source>This was sent already. Nothing needs to be done.</source>
        <translation>Esto ya se envió. No hay que hacer nada.</translation>
    </message>
    <message>
        <source>This is not a file that CITDesk wrote for a stick. Choose one that ends in .citdesk.</source>
        <translation>Este no es un archivo que CITDesk escribió para una memoria. Elija uno que termine en .citdesk.</translation>
    </message>
    <message>
        <source>This file was written by another version of CITDesk. Bring both to the same version.</source>
        <translation>Este archivo lo escribió otra versión de CITDesk. Ponga ambos en la misma versión.</translation>
    </message>
    <message>
        <source>This file is larger than any that CITDesk writes.</source>
        <translation>Este archivo es más grande que cualquiera que escriba CITDesk.</translation>
    </message>
    <message>
        <source>This file belongs to another agency.</source>
        <translation>Este archivo es de otra agencia.</translation>
    </message>
    <message>
        <source>This answer is for somebody else. Nothing was taken from it.</source>
        <translation>Esta respuesta es para otra persona. No se tomó nada de ella.</translation>
    </message>
    <message>
        <source>HQ&apos;s answer cannot be read. Nothing was taken from it. Have it written once more.</source>
        <translation>La respuesta de la central no se puede leer. No se tomó nada de ella. Pida que la escriban otra vez.</translation>
    </message>
    <message>
        <source>This answer is not signed by HQ. Nothing was taken from it. Keep it, and tell your administrator.</source>
        <translation>Esta respuesta no está firmada por la central. No se tomó nada de ella. Guárdela y avise a su administrador.</translation>
    </message>
    <message>
        <source>This answer is not for a file that you wrote on this computer. If it is a colleague&apos;s, they sign in and take it in themselves.</source>
        <translation>Esta respuesta no es para un archivo que usted escribió en este equipo. Si es de un colega, esa persona inicia sesión y la recibe.</translation>
    </message>
    <message>
        <source>This answer was taken in already. Nothing needs to be done.</source>
        <translation>Esta respuesta ya se recibió. No hay que hacer nada.</translation>
    </message>
    <message>
        <source>The answer to file {answered} was taken in already, which is later than this one ({number}). Nothing needs to be done.</source>
        <translation>Ya se recibió la respuesta al archivo {answered}, que es posterior a este ({number}). No hay que hacer nada.</translation>
    </message>
    <message>
        <source>HQ has another history of this vault than this computer. Nothing is lost; tell your administrator.</source>
        <translation>La central tiene otra historia de esta bóveda que este equipo. No se perdió nada; avise a su administrador.</translation>
    </message>
    <message>
        <source>An attachment is not the one its report names. Tell your administrator.</source>
        <translation>Un archivo adjunto no es el que nombra su informe. Avise a su administrador.</translation>
    </message>
    <message>
        <source>HQ sent another event under a known number.</source>
        <translation>La central envió otro evento con un número ya conocido.</translation>
    </message>
</context>
<context>
    <name>FigureBlock</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Details: {what}</source>
        <translation>Detalles: {what}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
</context>
<context>
    <name>FigureTablePage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>As many days before</source>
        <translation>Los mismos días antes</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>No se muestra</translation>
    </message>
    <message>
        <source>A group is not shown when it has few reports, or when another could be worked out from it.</source>
        <translation>Un grupo no se muestra cuando tiene pocos informes, o cuando de él se podría deducir otro.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{what}: {value}</source>
        <translation>{what}: {value}</translation>
    </message>
    <message>
        <source>{what}: {value}, as before</source>
        <translation>{what}: {value}, igual que antes</translation>
    </message>
    <message>
        <source>{what}: {value}, up from {was}</source>
        <translation>{what}: {value}, más que antes ({was})</translation>
    </message>
    <message>
        <source>{what}: {value}, down from {was}</source>
        <translation>{what}: {value}, menos que antes ({was})</translation>
    </message>
    <message>
        <source>{n} in 100</source>
        <translation>{n} de cada 100</translation>
    </message>
    <message>
        <source>{what}: fewer than {least} people</source>
        <extracomment>up to here a time is said in minutes</extracomment>
        <translation>{what}: menos de {least} personas</translation>
    </message>
    <message>
        <source>Fewer than {least} people</source>
        <translation>Menos de {least} personas</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} de {total}</translation>
    </message>
    <message>
        <source>{total} reports</source>
        <translation>{total} informes</translation>
    </message>
    <message>
        <source>Help in time</source>
        <translation>Ayuda a tiempo</translation>
    </message>
    <message>
        <source>Working together</source>
        <translation>Trabajo en conjunto</translation>
    </message>
    <message>
        <source>Listening and calming</source>
        <translation>Escuchar y calmar</translation>
    </message>
    <message>
        <source>Care and diversion</source>
        <translation>Atención y desvío</translation>
    </message>
    <message>
        <source>Afterward</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minuto</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} minutos</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Back</source>
        <extracomment>the figures that stand there</extracomment>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Figures of {unit}</source>
        <translation>Cifras de {unit}</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Últimos 90 días</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Últimos 12 meses</translation>
    </message>
    <message>
        <source>What the reports show</source>
        <translation>Lo que muestran los informes</translation>
    </message>
    <message>
        <source>Only approved reports of your unit are counted, without names. A figure about fewer than 5 people is not shown, since it could point to one of them. Before: as many days before these.</source>
        <translation>Solo se cuentan informes aprobados de su unidad, sin nombres. Una cifra sobre menos de 5 personas no se muestra, pues podría señalar a una de ellas. Antes: otros tantos días anteriores a estos.</translation>
    </message>
    <message>
        <source>Reading, 1 report to go.</source>
        <translation>Leyendo, falta 1 informe.</translation>
    </message>
    <message>
        <source>Reading, {n} reports to go.</source>
        <translation>Leyendo, faltan {n} informes.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo …</translation>
    </message>
    <message>
        <source>1 approved report in these days.</source>
        <translation>1 informe aprobado en estos días.</translation>
    </message>
    <message>
        <source>{n} approved reports in these days.</source>
        <translation>{n} informes aprobados en estos días.</translation>
    </message>
</context>
<context>
    <name>FileEditor</name>
    <message>
        <source>Choose a file</source>
        <extracomment>whether only what can be shown as a picture is taken</extracomment>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>Choose a file: {question}</source>
        <translation>Elegir un archivo: {question}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove: {question}</source>
        <translation>Quitar: {question}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop: {question}</source>
        <translation>Detener: {question}</translation>
    </message>
    <message>
        <source>Up to 50 MB, 200 MB in one report</source>
        <translation>Hasta 50 MB; 200 MB en un informe</translation>
    </message>
    <message>
        <source>Kept on this computer, encrypted</source>
        <translation>Se guarda en esta computadora, cifrado</translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept of {file}.</source>
        <translation>Detenido. No se guardó nada de {file}.</translation>
    </message>
    <message>
        <source>Saving {file} …</source>
        <translation>Guardando {file} …</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Sound recordings ({patterns})</source>
        <translation>Grabaciones de sonido ({patterns})</translation>
    </message>
    <message>
        <source>Videos ({patterns})</source>
        <translation>Videos ({patterns})</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Imágenes ({patterns})</translation>
    </message>
    <message>
        <source>Documents and pictures ({patterns})</source>
        <translation>Documentos e imágenes ({patterns})</translation>
    </message>
    <message>
        <source>All files ({patterns})</source>
        <translation>Todos los archivos ({patterns})</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dibujo</translation>
    </message>
    <message>
        <source>{kind} file</source>
        <translation>Archivo {kind}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
</context>
<context>
    <name>FillPage</name>
    <message>
        <source>Only to read</source>
        <translation>Solo para leer</translation>
    </message>
    <message>
        <source>Last change not saved</source>
        <extracomment>the report was left unsent, to be come back to; carries its model the person wants to see what the newer version of the form would change services are wanted, without leaving the form pictures are wanted; carries the free-text question that takes what is pointed at, &apos;&apos; for none a question is to be held out to the person; carries its path a clinician is to be asked about this report (form, report): what goes with this report is to be begun all that goes with this report is to be seen; carries the report another report is to be opened the report that goes first is to be opened at what it lacks; carries its id that one and this one are to be sent; carries its id how many lines were added that nobody was told of yet whether a session waits for the files chosen here, and why one was not kept meanwhile</extracomment>
        <translation>El último cambio no se guardó</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>Saved on this computer {time}</source>
        <translation>Guardado en esta computadora {time}</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Guardado {time}</translation>
    </message>
    <message>
        <source>A photo or file is still being saved. As soon as it is, this ends by itself.</source>
        <translation>Una foto o un archivo se está guardando todavía. En cuanto esté guardado, esto termina solo.</translation>
    </message>
    <message>
        <source>The file you chose last for {report} was not kept. {reason}</source>
        <translation>El último archivo que eligió para {report} no se guardó. {reason}</translation>
    </message>
    <message>
        <source>What you wrote last in {report} was not saved. {reason}</source>
        <translation>Lo último que escribió en {report} no se guardó. {reason}</translation>
    </message>
    <message>
        <source>Not saved yet, so this report stays open. Press Try again.</source>
        <translation>Todavía no está guardado; por eso este informe sigue abierto. Pulse Intentar otra vez.</translation>
    </message>
    <message>
        <source>Written under “{question}”</source>
        <translation>Anotado en “{question}”</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Enviando …</translation>
    </message>
</context>
<context>
    <name>FillingModel</name>
    <message>
        <source>You had written</source>
        <extracomment>practice was looked over: what the rules say of it, a sentence each the report to go on with: this one in the newer version of its form, or the one that grows from it the next thing is tried: what failed before is over another report has to be sent before this one; carries the ParentFirst something was not done because the last change could not be written, and that was said sent, or gone on with in another report: nothing of it is to be saved any more who goes on with this report, in a sentence; &apos;&apos; for whoever has it open what goes with this report and was still to be written as it was sent</extracomment>
        <translation>Usted había escrito</translation>
    </message>
    <message>
        <source>{person} sent a version of this report meanwhile, and you go on from that one. What you had written before stands beside the questions that read otherwise now.</source>
        <translation>{person} envió entretanto una versión de este informe y usted sigue desde esa. Lo que usted había escrito antes está junto a las preguntas que ahora dicen otra cosa.</translation>
    </message>
    <message>
        <source>Not sent: your last change is not saved yet.</source>
        <translation>No enviado: su último cambio aún no está guardado.</translation>
    </message>
    <message>
        <source>Your last change is not saved yet. Save it first: press Try again.</source>
        <translation>Su último cambio aún no está guardado. Guárdelo primero: pulse Intentar otra vez.</translation>
    </message>
    <message>
        <source>Finish the practice</source>
        <translation>Terminar la práctica</translation>
    </message>
    <message>
        <source>Go on: {form}</source>
        <translation>Seguir: {form}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Send for review</source>
        <translation>Enviar a revisión</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Must be mended</source>
        <translation>Debe corregirse</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Conviene mirarlo</translation>
    </message>
    <message>
        <source>To do in another report</source>
        <translation>Por hacer en otro informe</translation>
    </message>
    <message>
        <source>The call took more than 8 hours. Check both times.</source>
        <translation>La llamada duró más de 8 horas. Revise las dos horas.</translation>
    </message>
    <message>
        <source>Officers waited more than 60 minutes at facilities.</source>
        <translation>Los agentes esperaron más de 60 minutos en los centros.</translation>
    </message>
    <message>
        <source>Face down for 60 seconds or more. Start an after-action review.</source>
        <translation>Boca abajo durante 60 segundos o más. Inicie una revisión posterior.</translation>
    </message>
    <message>
        <source>The journey begins before the person was detained. Mend one of the times.</source>
        <translation>El traslado empieza antes de que se retuviera a la persona. Corrija una de las horas.</translation>
    </message>
    <message>
        <source>The hold statement and the transfer say different times of arrival. Check both.</source>
        <translation>La declaración de retención y el traslado dicen horas de llegada distintas. Revise las dos.</translation>
    </message>
    <message>
        <source>The second officer arrived after the first had left. Check both times.</source>
        <translation>El segundo agente llegó cuando el primero ya se había ido. Revise las dos horas.</translation>
    </message>
    <message>
        <source>The clinician was reached after you had left. Check both times.</source>
        <translation>Se localizó al profesional clínico cuando usted ya se había ido. Revise las dos horas.</translation>
    </message>
    <message>
        <source>Restraints were put on after you had left. Check both times.</source>
        <translation>Se puso la sujeción cuando usted ya se había ido. Revise las dos horas.</translation>
    </message>
    <message>
        <source>EMS arrived after you had left. Check both times.</source>
        <translation>La ambulancia llegó cuando usted ya se había ido. Revise las dos horas.</translation>
    </message>
    <message>
        <source>It happened after the first unit arrived. Check both times.</source>
        <translation>Ocurrió después de llegar la primera unidad. Revise las dos horas.</translation>
    </message>
    <message>
        <source>The detention began after you had left. Check both times.</source>
        <translation>La retención empezó cuando usted ya se había ido. Revise las dos horas.</translation>
    </message>
    <message>
        <source>A hold was made. Write the hold statement.</source>
        <translation>Hubo una retención. Escriba la declaración de retención.</translation>
    </message>
    <message>
        <source>The hold statement is begun, not sent. Send it right after this report.</source>
        <translation>La declaración de retención está empezada, sin enviar. Envíela justo después de este informe.</translation>
    </message>
    <message>
        <source>There is a hold statement, but no hold in how it ended. Mend one of them.</source>
        <translation>Hay una declaración de retención, pero ninguna retención en cómo terminó. Corrija una de las dos.</translation>
    </message>
    <message>
        <source>No observed fact bears on the hold. Add the fact it rests on.</source>
        <translation>Ningún hecho observado sostiene la retención. Añada el hecho en que se basa.</translation>
    </message>
    <message>
        <source>The facts that this ground took were changed in the encounter report. Compare both.</source>
        <translation>Los hechos que tomó este motivo se cambiaron en el informe del encuentro. Compare los dos.</translation>
    </message>
    <message>
        <source>A diversion was chosen. Write the diversion form.</source>
        <translation>Se eligió un desvío. Escriba el formulario de desvío.</translation>
    </message>
    <message>
        <source>The diversion form is begun, not sent. Send it right after this report.</source>
        <translation>El formulario de desvío está empezado, sin enviar. Envíelo justo después de este informe.</translation>
    </message>
    <message>
        <source>The rules exclude this person, yet the charge is diverted. Mend one of them.</source>
        <translation>Las reglas excluyen a esta persona y, sin embargo, el cargo se desvía. Corrija una de las dos cosas.</translation>
    </message>
    <message>
        <source>An arrest needs its charge and the facts that show probable cause. Add them.</source>
        <translation>Un arresto necesita su cargo y los hechos que muestran causa probable. Añádalos.</translation>
    </message>
    <message>
        <source>The person was handed over. Write the referral.</source>
        <translation>Se entregó a la persona a un servicio. Escriba la referencia.</translation>
    </message>
    <message>
        <source>The referral is begun, not sent. Send it right after this report.</source>
        <translation>La referencia está empezada, sin enviar. Envíela justo después de este informe.</translation>
    </message>
    <message>
        <source>The person was taken somewhere. Write the transfer.</source>
        <translation>Se llevó a la persona a algún lugar. Escriba el traslado.</translation>
    </message>
    <message>
        <source>The transfer is begun, not sent. Send it right after this report.</source>
        <translation>El traslado está empezado, sin enviar. Envíelo justo después de este informe.</translation>
    </message>
    <message>
        <source>The hold statement names another facility than the transfer. Check both.</source>
        <translation>La declaración de retención nombra un centro distinto que el traslado. Revise los dos.</translation>
    </message>
    <message>
        <source>A weapon or force, and no supervisor named. Add the supervisor.</source>
        <translation>Un arma o fuerza, y ningún supervisor nombrado. Añada al supervisor.</translation>
    </message>
    <message>
        <source>The guardian was not told or is not known. See the reason, and go on trying.</source>
        <translation>No se avisó al tutor o no se sabe quién es. Lea la razón y siga intentándolo.</translation>
    </message>
    <message>
        <source>Signs of a crisis were seen. Choose the crisis as call type, or leave it if it fits.</source>
        <translation>Se vieron señales de crisis. Elija la crisis como tipo de llamada, o déjelo si es correcto.</translation>
    </message>
    <message>
        <source>The encounter report is about {who}, the {title} is not. Send the {title} anew.</source>
        <translation>El informe del encuentro es sobre {who}; en «{title}» no es así. Envíe «{title}» de nuevo.</translation>
    </message>
    <message>
        <source>The encounter report and the {title} differ here. Send the {title} anew.</source>
        <translation>El informe del encuentro y «{title}» no coinciden aquí. Envíe «{title}» de nuevo.</translation>
    </message>
    <message>
        <source>a minor</source>
        <translation>una persona menor de edad</translation>
    </message>
    <message>
        <source>an adult</source>
        <translation>una persona adulta</translation>
    </message>
    <message>
        <source>hold statement</source>
        <translation>declaración de retención</translation>
    </message>
    <message>
        <source>diversion form</source>
        <translation>formulario de desvío</translation>
    </message>
    <message>
        <source>referral</source>
        <translation>referencia</translation>
    </message>
    <message>
        <source>The encounter report says yes here, the diversion no. Send the diversion anew.</source>
        <translation>El informe del encuentro dice aquí que sí, el desvío que no. Envíe el desvío de nuevo.</translation>
    </message>
    <message>
        <source>Suicide was spoken of, and the answers leave the level open. Choose your own level.</source>
        <translation>Se habló de suicidio y las respuestas dejan abierto el nivel. Elija el nivel según su criterio.</translation>
    </message>
    <message>
        <source>The text names a weapon, but the person was not armed. Check both.</source>
        <translation>El texto nombra un arma, pero la persona no estaba armada. Revise las dos cosas.</translation>
    </message>
    <message>
        <source>A report of the case names a weapon, the encounter report says not armed. Check both.</source>
        <translation>Un informe del caso nombra un arma; el informe del encuentro dice que no la había. Revise los dos.</translation>
    </message>
    <message>
        <source>The text speaks of suicide. Answer the questions on danger to self.</source>
        <translation>El texto habla de suicidio. Responda las preguntas sobre el peligro para sí.</translation>
    </message>
    <message>
        <source>A report of the case speaks of suicide. Answer the encounter report’s questions on it.</source>
        <translation>Un informe del caso habla de suicidio. Responda las preguntas sobre ello en el informe del encuentro.</translation>
    </message>
    <message>
        <source>The text tells of a wish to die, the answers say no. Check both.</source>
        <translation>El texto cuenta un deseo de morir; las respuestas dicen que no. Revise las dos cosas.</translation>
    </message>
    <message>
        <source>A report of the case tells of a wish to die, the encounter report says no. Check both.</source>
        <translation>Un informe del caso cuenta un deseo de morir; el informe del encuentro dice que no. Revise los dos.</translation>
    </message>
    <message>
        <source>The text tells of force or restraint. Enter it on the force page.</source>
        <translation>El texto cuenta fuerza o sujeción. Anótelo en la página de fuerza.</translation>
    </message>
    <message>
        <source>A report of the case tells of force, the encounter report does not. Enter it there.</source>
        <translation>Un informe del caso cuenta fuerza; el informe del encuentro no. Anótelo en él.</translation>
    </message>
    <message>
        <source>Medicine has given up this term. Describe what you saw, and what EMS was told.</source>
        <translation>La medicina ha abandonado este término. Describa lo que vio y lo que se dijo a la ambulancia.</translation>
    </message>
    <message>
        <source>A diagnosis stands as a fact. Say who reported it, or describe what you saw.</source>
        <translation>Un diagnóstico figura como hecho. Diga quién lo informó, o describa lo que vio.</translation>
    </message>
    <message>
        <source>A word here labels the person. Describe what you saw, or put who said it between quote marks.</source>
        <translation>Una palabra aquí etiqueta a la persona. Describa lo que vio, o ponga entre comillas lo que alguien dijo.</translation>
    </message>
    <message>
        <source>This only concludes. Say what was seen, heard or said that shows it.</source>
        <translation>Esto solo concluye. Diga qué se vio, se oyó o se dijo que lo muestre.</translation>
    </message>
    <message>
        <source>This does not read like words. Say what was seen, heard or said.</source>
        <translation>Esto no parece hecho de palabras. Diga qué se vio, se oyó o se dijo.</translation>
    </message>
    <message>
        <source>This looks like a pasted criminal-history return. Take it out and refer to it by date.</source>
        <translation>Esto parece un historial penal pegado. Quítelo y cítelo por su fecha.</translation>
    </message>
    <message>
        <source>Put the person&apos;s own words between quote marks.</source>
        <translation>Ponga entre comillas las palabras propias de la persona.</translation>
    </message>
    <message>
        <source>A provider&apos;s record is used. Add the treatment label.</source>
        <translation>Se usa el registro de un proveedor. Añada la etiqueta de tratamiento.</translation>
    </message>
    <message>
        <source>A victim or young person is in the report. Add the label.</source>
        <translation>En el informe hay una víctima o una persona joven. Añada la etiqueta.</translation>
    </message>
    <message>
        <source>An offense is in the report. Add the criminal justice label.</source>
        <translation>En el informe hay un delito. Añada la etiqueta de justicia penal.</translation>
    </message>
    <message>
        <source>Approved as it is, because: {reason}</source>
        <extracomment>Each as it is said, word for word; a test holds them to the checks.</extracomment>
        <translation>Aprobado tal como está, porque: {reason}</translation>
    </message>
</context>
<context>
    <name>FirstUseModel</name>
    <message>
        <source>Enter the enrollment code</source>
        <translation>Escriba el código de inscripción</translation>
    </message>
    <message>
        <source>Enter your badge number</source>
        <translation>Escriba su número de placa</translation>
    </message>
    <message>
        <source>Enter your personal code</source>
        <translation>Escriba su código personal</translation>
    </message>
</context>
<context>
    <name>FirstUsePage</name>
    <message>
        <source>Set up this computer</source>
        <translation>Preparar esta computadora</translation>
    </message>
    <message>
        <source>Set yourself up on this computer</source>
        <translation>Preparar su cuenta en esta computadora</translation>
    </message>
    <message>
        <source>Write down your recovery code</source>
        <translation>Anote su código de recuperación</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>Añadir otra</translation>
    </message>
    <message>
        <source>Go on, leave these open</source>
        <translation>Seguir y dejar esto pendiente</translation>
    </message>
    <message>
        <source>Come back later</source>
        <translation>Volver más tarde</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Add another: {thing}</source>
        <translation>Añadir otra: {thing}</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Aún sin guardar</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Guardado {time}</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Information</source>
        <extracomment>another number after each change that may show in what was asked here</extracomment>
        <translation>Información</translation>
    </message>
    <message>
        <source>Not asked now</source>
        <translation>Ahora no se pregunta</translation>
    </message>
    <message>
        <source>Has a problem</source>
        <translation>Tiene un problema</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sin respuesta</translation>
    </message>
</context>
<context>
    <name>FormPreview</name>
    <message>
        <source>Gone when this window closes</source>
        <translation>Desaparece al cerrar esta ventana</translation>
    </message>
    <message>
        <source>Preview. Nothing is saved or sent.</source>
        <translation>Vista previa. Nada se guarda ni se envía.</translation>
    </message>
    <message>
        <source>{form} (preview)</source>
        <translation>{form} (vista previa)</translation>
    </message>
    <message>
        <source>This is a preview: nothing was sent.</source>
        <translation>Esto es una vista previa: no se envió nada.</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>Find a question</source>
        <extracomment>The pane beside the question, the question&apos;s column with it, and the least that either may be. so many of the pages that follow are made ahead, as long as no more than so many are kept</extracomment>
        <translation>Buscar una pregunta</translation>
    </message>
    <message>
        <source>There are no problems in this report</source>
        <extracomment>what was done while the person had the screen makes the pages that follow while this one is read</extracomment>
        <translation>No hay problemas en este informe</translation>
    </message>
</context>
<context>
    <name>FormViewModel</name>
    <message>
        <source>Send for review</source>
        <extracomment>the path whose own editor made the change or &apos;&apos; (paths that changed, the path whose own editor made the change or &apos;&apos;) an answer or another language may show in the outline; so may another page, and problems why what was asked for changed nothing a CAD text was pasted or dropped another report that goes with this one is to be begun or opened; carries its form</extracomment>
        <translation>Enviar a revisión</translation>
    </message>
    <message>
        <source>Check your answers before you send</source>
        <translation>Revise sus respuestas antes de enviar</translation>
    </message>
    <message>
        <source>Your answers</source>
        <extracomment>by form, the words of the button that begins or opens a report that goes with this one what becomes of each save what is typed and is no answer yet what a reviewer wants to have changed where the person is the question that the person is at what is held out to the person what can be looked for</extracomment>
        <translation>Sus respuestas</translation>
    </message>
    <message>
        <source>Things to change</source>
        <translation>Cosas por cambiar</translation>
    </message>
    <message>
        <source>Check and send</source>
        <translation>Revisar y enviar</translation>
    </message>
    <message>
        <source>Nothing new in this CAD text</source>
        <translation>Nada nuevo en este texto de CAD</translation>
    </message>
    <message>
        <source>1 answer filled in</source>
        <translation>1 respuesta llenada</translation>
    </message>
    <message numerus="yes">
        <source>%n answers filled in</source>
        <translation>
            <numerusform>%n respuesta llenada</numerusform>
            <numerusform>%n respuestas llenadas</numerusform>
        </translation>
    </message>
    <message>
        <source>{words}. Still to type: {labels}</source>
        <translation>{words}. Falta escribir: {labels}</translation>
    </message>
    <message>
        <source>{thing} removed</source>
        <translation>{thing}: quitado</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>No hay nada que deshacer</translation>
    </message>
    <message>
        <source>There is nothing to do again</source>
        <translation>No hay nada que rehacer</translation>
    </message>
    <message>
        <source>To be asked again after this change: {things}</source>
        <translation>Hay que preguntarlo de nuevo tras este cambio: {things}</translation>
    </message>
    <message>
        <source>{time} is still to come: taken as yesterday</source>
        <translation>{time} aún no ha llegado: se tomó como de ayer</translation>
    </message>
</context>
<context>
    <name>Given</name>
    <message>
        <source>{writer} wrote and sent this version. {person} goes on with it.</source>
        <translation>{writer} escribió y envió esta versión. {person} sigue con ella.</translation>
    </message>
    <message>
        <source>{writer} wrote and sent this version. {giver} gave it to {person}. Reason: {reason}</source>
        <translation>{writer} escribió y envió esta versión. {giver} la entregó a {person}. Motivo: {reason}</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>You, the officers on this case and your supervisors</source>
        <translation>Usted, los oficiales de este caso y sus supervisores</translation>
    </message>
    <message>
        <source>Care providers it is shared with</source>
        <translation>Los prestadores de atención con quienes se comparte</translation>
    </message>
    <message>
        <source>The court, in papers made for it</source>
        <translation>El tribunal, en los documentos hechos para él</translation>
    </message>
    <message>
        <source>The person you helped</source>
        <translation>La persona a quien usted ayudó</translation>
    </message>
    <message>
        <source>Anyone, as part of figures</source>
        <translation>Cualquiera, como parte de cifras</translation>
    </message>
    <message>
        <source>If you are not sure</source>
        <translation>Si no está seguro</translation>
    </message>
    <message>
        <source>From the field guide</source>
        <translation>De la guía de campo</translation>
    </message>
    <message>
        <source>Who can see this answer</source>
        <translation>Quién puede ver esta respuesta</translation>
    </message>
</context>
<context>
    <name>GuidancePane</name>
    <message>
        <source>Guidance</source>
        <extracomment>From this height on there is room for advice and for all buttons under it.</extracomment>
        <translation>Orientación</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Find a service</source>
        <translation>Buscar un servicio</translation>
    </message>
    <message>
        <source>Pictures to point at</source>
        <translation>Imágenes para señalar</translation>
    </message>
    <message>
        <source>Ask a clinician</source>
        <translation>Preguntar a un clínico</translation>
    </message>
    <message>
        <source>What goes with this</source>
        <translation>Lo que va con esto</translation>
    </message>
    <message>
        <source>There is no guidance for this question.</source>
        <translation>No hay orientación para esta pregunta.</translation>
    </message>
</context>
<context>
    <name>GuideJourney</name>
    <message>
        <source>Find a service</source>
        <translation>Buscar un servicio</translation>
    </message>
    <message>
        <source>Shelter, detox, crisis center, lines to call. Make a handout.</source>
        <translation>Refugio, detox, centro de crisis, líneas para llamar. Haga una hoja de ayuda.</translation>
    </message>
    <message>
        <source>Whom to call for a clinician now</source>
        <translation>A quién llamar ahora para hablar con un clínico</translation>
    </message>
    <message>
        <source>A newer version of the services</source>
        <translation>Una versión más nueva de los servicios</translation>
    </message>
    <message>
        <source>From a file that HQ signed. See what changes before it is used.</source>
        <translation>De un archivo firmado por la central. Vea qué cambia antes de usarla.</translation>
    </message>
    <message>
        <source>Pictures to point at</source>
        <translation>Imágenes para señalar</translation>
    </message>
    <message>
        <source>mobile crisis team, crisis center or crisis line open now</source>
        <extracomment>an opened report that is written in practice one of them is being opened, or is no longer what is being opened takes long</extracomment>
        <translation>equipo móvil, centro de crisis o línea de crisis abierto ahora</translation>
    </message>
    <message>
        <source>Mobile teams, crisis centers and lines, those that are open first.</source>
        <translation>Equipos móviles, centros y líneas de crisis, primero los que están abiertos.</translation>
    </message>
    <message>
        <source>For somebody who cannot or does not want to speak.</source>
        <translation>Para quien no puede o no quiere hablar.</translation>
    </message>
    <message>
        <source>Choose the file that HQ made</source>
        <translation>Elija el archivo que hizo la central</translation>
    </message>
    <message>
        <source>Sample case</source>
        <translation>Caso de ejemplo</translation>
    </message>
    <message>
        <source>Practice report</source>
        <translation>Informe de práctica</translation>
    </message>
    <message>
        <source>Your training</source>
        <translation>Su formación</translation>
    </message>
    <message>
        <source>Course, refreshers, drills, and what is due when.</source>
        <translation>Curso, actualizaciones, ejercicios y qué vence cuándo.</translation>
    </message>
    <message>
        <source>Training in your unit</source>
        <translation>Formación en su unidad</translation>
    </message>
    <message>
        <source>Who is overdue, and what each officer has done.</source>
        <translation>Quién va con retraso y qué ha hecho cada agente.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Formación</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>A report half written. Finish it, see its paper. It can never be sent.</source>
        <translation>Un informe a medio escribir. Termínelo y vea su documento. Nunca se puede enviar.</translation>
    </message>
    <message>
        <source>Reports written in practice</source>
        <translation>Informes escritos en práctica</translation>
    </message>
    <message>
        <source>On this computer only. They can never be sent.</source>
        <translation>Solo en esta computadora. Nunca se pueden enviar.</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>Field guide</source>
        <extracomment>The row that leads to the version that HQ sent.</extracomment>
        <translation>Guía de campo</translation>
    </message>
    <message>
        <source>Search the field guide</source>
        <translation>Buscar en la guía de campo</translation>
    </message>
    <message>
        <source>Type what you need: detox open now, voices, suicide</source>
        <translation>Escriba lo que necesita: detox abierto ahora, voces, suicidio</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Orientación</translation>
    </message>
    <message>
        <source>HQ sent a newer version of the services</source>
        <translation>La central envió una versión más nueva de los servicios</translation>
    </message>
    <message>
        <source>Version {n}. See what changes before it is used.</source>
        <translation>Versión {n}. Vea qué cambia antes de usarla.</translation>
    </message>
    <message>
        <source>Nothing in the field guide matches “{text}”.</source>
        <translation>Nada en la guía de campo coincide con «{text}».</translation>
    </message>
</context>
<context>
    <name>HandingAcross</name>
    <message>
        <source>Only what is asked of the person, read to them or signed is handed across</source>
        <extracomment>the question at this path is to be held out to the person it is not to be, and why the language in which the person read a question last; &apos;&apos; before one was handed across</extracomment>
        <translation>Solo se pasa lo que se pregunta o se lee a la persona, o lo que firma</translation>
    </message>
</context>
<context>
    <name>HandoutModel</name>
    <message>
        <source>Handout</source>
        <extracomment>a sheet was asked for that is not there yet; ``paper`` is the one before</extracomment>
        <translation>Hoja de ayuda</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Enviado a la impresora.</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
</context>
<context>
    <name>HandoutPage</name>
    <message>
        <source>In which language?</source>
        <translation>¿En qué idioma?</translation>
    </message>
    <message>
        <source>On the sheet</source>
        <translation>En la hoja</translation>
    </message>
    <message>
        <source>Yours is the only name on it, so that people can ask for you. Every handout has 988, the Suicide &amp; Crisis Lifeline: call, text or chat.</source>
        <translation>El suyo es el único nombre que aparece, para que puedan preguntar por usted. Toda hoja lleva el 988, la Línea de Prevención del Suicidio y Crisis: por llamada, mensaje de texto o chat.</translation>
    </message>
    <message>
        <source>Handout</source>
        <extracomment>what was pressed while the sheet is being made</extracomment>
        <translation>Hoja de ayuda</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Guardar PDF</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>What is on it</source>
        <translation>Qué contiene</translation>
    </message>
    <message>
        <source>See the sheet</source>
        <translation>Ver la hoja</translation>
    </message>
    <message>
        <source>Making the sheet. It goes on by itself when it is ready.</source>
        <translation>Se está haciendo la hoja. Sigue sola cuando esté lista.</translation>
    </message>
    <message>
        <source>Save the handout</source>
        <translation>Guardar la hoja de ayuda</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Back</source>
        <extracomment>the question&apos;s column beneath</extracomment>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find a question</source>
        <translation>Buscar una pregunta</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Orientación</translation>
    </message>
    <message>
        <source>Paste CAD</source>
        <translation>Pegar CAD</translation>
    </message>
    <message>
        <source>Fill in what the copied CAD text holds</source>
        <translation>Llenar con lo que contiene el texto CAD copiado</translation>
    </message>
    <message>
        <source>Section {at} of {count}</source>
        <translation>Sección {at} de {count}</translation>
    </message>
    <message>
        <source>Show the questions in {language}</source>
        <translation>Mostrar las preguntas en {language}</translation>
    </message>
    <message>
        <source>Language of the questions: {language}. Choose another</source>
        <translation>Idioma de las preguntas: {language}. Elegir otro</translation>
    </message>
</context>
<context>
    <name>HintList</name>
    <message>
        <source>Words to check: “{words}”. {say}</source>
        <translation>Palabras por revisar: «{words}». {say}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
</context>
<context>
    <name>IssuedPaperModel</name>
    <message>
        <source>These pages have not arrived yet. Sync, then look again.</source>
        <extracomment>the file&apos;s bytes and its media type</extracomment>
        <translation>Estas páginas todavía no han llegado. Sincronice y vuelva a mirar.</translation>
    </message>
</context>
<context>
    <name>IssuedPaperPage</name>
    <message>
        <source>Attach signed pages</source>
        <translation>Adjuntar páginas firmadas</translation>
    </message>
    <message>
        <source>Check a file</source>
        <translation>Revisar un archivo</translation>
    </message>
    <message>
        <source>Make void</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Paper {document}</source>
        <translation>Documento {document}</translation>
    </message>
    <message>
        <source>Signed pages</source>
        <translation>Páginas firmadas</translation>
    </message>
    <message>
        <source>Signatures and HQ&apos;s seal</source>
        <translation>Firmas y sello de la central</translation>
    </message>
    <message>
        <source>Choose the file of this paper</source>
        <translation>Elija el archivo de este documento</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Choose the file that was saved or sent: it says who signed it.</source>
        <translation>Elija el archivo que se guardó o se envió: dice quién lo firmó.</translation>
    </message>
    <message>
        <source>{file} is this paper, unchanged.</source>
        <translation>{file} es este documento, sin cambios.</translation>
    </message>
    <message>
        <source>Signed by {who}, {time}</source>
        <translation>Firmado por {who}, {time}</translation>
    </message>
    <message>
        <source>Nobody signed it.</source>
        <translation>Nadie lo firmó.</translation>
    </message>
    <message>
        <source>HQ has not sealed it.</source>
        <translation>La central no lo ha sellado.</translation>
    </message>
    <message>
        <source>Sealed by {who}, {time}</source>
        <translation>Sellado por {who}, {time}</translation>
    </message>
    <message>
        <source>at an unknown time</source>
        <translation>a una hora desconocida</translation>
    </message>
    <message>
        <source>{signed}. Time confirmed by {server}</source>
        <translation>{signed}. Hora confirmada por {server}</translation>
    </message>
    <message>
        <source>{paper} for {recipient}</source>
        <translation>{paper} para {recipient}</translation>
    </message>
    <message>
        <source>Issued {time} by {who}</source>
        <translation>Emitido {time} por {who}</translation>
    </message>
    <message>
        <source>{issued}. Not at HQ yet.</source>
        <translation>{issued}. Todavía no está en la central.</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 página</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>{n} páginas</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Motivo: {reason}</translation>
    </message>
    <message>
        <source>Document {document}, {pages}</source>
        <translation>Documento {document}, {pages}</translation>
    </message>
    <message>
        <source>Replaces {document}: {why}</source>
        <translation>Sustituye a {document}: {why}</translation>
    </message>
    <message>
        <source>Void: {why}</source>
        <translation>Anulado: {why}</translation>
    </message>
    <message>
        <source>Replaced by {document}</source>
        <translation>Sustituido por {document}</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Vigente</translation>
    </message>
    <message>
        <source>None. If the paper comes back signed by hand, attach the scan.</source>
        <translation>Ninguna. Si el documento vuelve firmado a mano, adjunte el escaneo.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Ninguna.</translation>
    </message>
    <message>
        <source>Attached {time} by {who}</source>
        <translation>Adjuntado {time} por {who}</translation>
    </message>
    <message>
        <source>{attached}. Not at HQ yet.</source>
        <translation>{attached}. Todavía no está en la central.</translation>
    </message>
    <message>
        <source>{pages}, signed: {who}</source>
        <translation>{pages}, firmado: {who}</translation>
    </message>
    <message>
        <source>Wrong pages, replaced: {why}</source>
        <translation>Páginas equivocadas, reemplazadas: {why}</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Verlas</translation>
    </message>
    <message>
        <source>Look at the signed pages, number {n}</source>
        <translation>Ver las páginas firmadas, número {n}</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace the signed pages, number {n}</source>
        <translation>Reemplazar las páginas firmadas, número {n}</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Everywhere once signed in</source>
        <translation>En todas partes con sesión abierta</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>En las listas</translation>
    </message>
    <message>
        <source>In the form</source>
        <translation>En el formulario</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>En la revisión</translation>
    </message>
    <message>
        <source>In a packet</source>
        <translation>En un expediente</translation>
    </message>
    <message>
        <source>Go to a main area</source>
        <extracomment>how many there are depends on who is here</extracomment>
        <translation>Ir a un área principal</translation>
    </message>
    <message>
        <source>Close what lies on top</source>
        <translation>Cerrar lo que está encima</translation>
    </message>
    <message>
        <source>Go on to the next question</source>
        <translation>Pasar a la siguiente pregunta</translation>
    </message>
    <message>
        <source>Pick a choice while the choices have the focus</source>
        <translation>Elegir una opción cuando las opciones tienen el foco</translation>
    </message>
    <message>
        <source>Go to the choice that begins with the letter</source>
        <translation>Ir a la opción que empieza con la letra</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Abrir la fila</translation>
    </message>
</context>
<context>
    <name>KeyMapPage</name>
    <message>
        <source>Keyboard map</source>
        <translation>Mapa del teclado</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
</context>
<context>
    <name>LastSignIn</name>
    <message>
        <source>Your last sign-in here: {when}. Was it not you? Tell your administrator.</source>
        <extracomment>for how long after sign-in it is told</extracomment>
        <translation>Su último acceso aquí: {when}. ¿No fue usted? Avise a su administrador.</translation>
    </message>
    <message>
        <source>Your last sign-in here: {when}. Was it not you? Tell your supervisor.</source>
        <translation>Su último acceso aquí: {when}. ¿No fue usted? Avise a su supervisor.</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>Signs that nobody can see were left out. Every word is here.</source>
        <extracomment>Qt lays a paragraph out whole at each key: with so many characters it still follows the fingers.</extracomment>
        <translation>Se omitieron signos que nadie puede ver. Todas las palabras están aquí.</translation>
    </message>
    <message>
        <source>Not added: this answer takes up to {most} characters. Add a part of it, or all of it as a file.</source>
        <translation>No se añadió: esta respuesta admite hasta {most} caracteres. Añada una parte, o todo como archivo.</translation>
    </message>
</context>
<context>
    <name>Liaison</name>
    <message>
        <source>1 kind of answer is withheld</source>
        <translation>Se retiene 1 tipo de respuesta</translation>
    </message>
    <message>
        <source>{n} kinds of answer are withheld</source>
        <translation>Se retienen {n} tipos de respuesta</translation>
    </message>
</context>
<context>
    <name>LiaisonJourney</name>
    <message>
        <source>Signed pages of {document}</source>
        <translation>Páginas firmadas de {document}</translation>
    </message>
</context>
<context>
    <name>LinkModel</name>
    <message>
        <source>No other case here has all of these words. Only cases that you may see are found.</source>
        <translation>Ningún otro caso de aquí tiene todas estas palabras. Solo se encuentran los casos que usted puede ver.</translation>
    </message>
    <message>
        <source>No other case is here. Only cases that you may see are found.</source>
        <translation>Aquí no hay ningún otro caso. Solo se encuentran los casos que usted puede ver.</translation>
    </message>
    <message>
        <source>About the same person</source>
        <translation>Sobre la misma persona</translation>
    </message>
    <message>
        <source>At the same address</source>
        <translation>En la misma dirección</translation>
    </message>
    <message>
        <source>Sent at about the same time</source>
        <translation>Enviado más o menos a la misma hora</translation>
    </message>
</context>
<context>
    <name>LinkPage</name>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
    <message>
        <source>Number, name or address</source>
        <translation>Número, nombre o dirección</translation>
    </message>
    <message>
        <source>Which case is the same encounter?</source>
        <translation>¿Qué caso es el mismo encuentro?</translation>
    </message>
    <message>
        <source>Both cases go on by themselves. Nobody reads more of them than before.</source>
        <translation>Cada caso sigue por su cuenta. Nadie lee más de ellos que antes.</translation>
    </message>
    <message>
        <source>For example: both were at the same call. You may leave it blank.</source>
        <translation>Por ejemplo: ambos estuvieron en la misma llamada. Puede dejarlo en blanco.</translation>
    </message>
    <message>
        <source>Choose the other case</source>
        <translation>Elija el otro caso</translation>
    </message>
    <message>
        <source>{report}: link to another case</source>
        <translation>{report}: vincular con otro caso</translation>
    </message>
    <message>
        <source>Link with this case</source>
        <translation>Vincular con este caso</translation>
    </message>
    <message>
        <source>Link with {case}</source>
        <translation>Vincular con {case}</translation>
    </message>
</context>
<context>
    <name>LinkWords</name>
    <message>
        <source>{case}, sent {time} by {person}</source>
        <translation>{case}, enviado {time} por {person}</translation>
    </message>
</context>
<context>
    <name>LinkedCases</name>
    <message>
        <source>When one encounter was written up in two cases. Nobody reads more of them than before.</source>
        <translation>Cuando un mismo encuentro se escribió en dos casos. Nadie lee más de ellos que antes.</translation>
    </message>
    <message>
        <source>Link to another case</source>
        <translation>Vincular con otro caso</translation>
    </message>
    <message>
        <source>The same encounter in another case</source>
        <translation>El mismo encuentro en otro caso</translation>
    </message>
    <message>
        <source>HQ did not take a link: {reason}</source>
        <translation>La central no aceptó un vínculo: {reason}</translation>
    </message>
    <message>
        <source>Linked by {person}, {time}.</source>
        <translation>Vinculado por {person}, {time}.</translation>
    </message>
    <message>
        <source>Linked by {person}, {time}. HQ has not answered yet.</source>
        <translation>Vinculado por {person}, {time}. La central aún no ha respondido.</translation>
    </message>
    <message>
        <source>They are two encounters</source>
        <translation>Son dos encuentros</translation>
    </message>
    <message>
        <source>Take back the link with {case}</source>
        <translation>Quitar el vínculo con {case}</translation>
    </message>
    <message>
        <source>Why? It stays in the history of both cases.</source>
        <translation>¿Por qué? Queda en el historial de ambos casos.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
    <message>
        <source>Yes, take the link back</source>
        <translation>Sí, quitar el vínculo</translation>
    </message>
    <message>
        <source>No, it stays</source>
        <translation>No, se queda</translation>
    </message>
</context>
<context>
    <name>ListFrame</name>
    <message>
        <source>Try again</source>
        <extracomment>how wide the page is at the most, and how high its list at the least shown by whoever reads the list, while it could not be read</extracomment>
        <translation>Intentar otra vez</translation>
    </message>
</context>
<context>
    <name>ListedPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>LockModel</name>
    <message>
        <source>Enter your passphrase</source>
        <translation>Escriba su contraseña</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <extracomment>Blocks; raises when what was typed is not this person&apos;s.</extracomment>
        <translation>Escriba su PIN</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Locked</source>
        <extracomment>the column&apos;s place, its width and the room round it in which the focus ring is drawn, in U</extracomment>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Not you? Sign out and switch person</source>
        <translation>¿No es usted? Cierre la sesión y cambie de persona</translation>
    </message>
    <message>
        <source>PIN, six digits</source>
        <translation>PIN, seis cifras</translation>
    </message>
    <message>
        <source>Error: {problem}</source>
        <translation>Error: {problem}</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Comprobando …</translation>
    </message>
</context>
<context>
    <name>LookModel</name>
    <message>
        <source>Your vault is damaged. Stay until everything is sent, then call your administrator.</source>
        <translation>Su bóveda está dañada. Quédese hasta que todo se haya enviado y luego llame a su administrador.</translation>
    </message>
</context>
<context>
    <name>ManyEditor</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n elegida</numerusform>
            <numerusform>%n elegidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MediaView</name>
    <message>
        <source>The form names {file}, which is not here</source>
        <extracomment>gives the bytes of a file of the form by its name, None where it is not there what a player plays; anything else is only named, since opening it might run it</extracomment>
        <translation>El formulario nombra {file}, que no está aquí</translation>
    </message>
    <message>
        <source>Picture: {label}</source>
        <translation>Imagen: {label}</translation>
    </message>
    <message>
        <source>{file} cannot be shown here</source>
        <translation>{file} no se puede mostrar aquí</translation>
    </message>
    <message>
        <source>Play the sound</source>
        <translation>Reproducir el sonido</translation>
    </message>
    <message>
        <source>Play the video</source>
        <translation>Reproducir el video</translation>
    </message>
    <message>
        <source>No player for {file} on this computer</source>
        <translation>No hay reproductor para {file} en este equipo</translation>
    </message>
</context>
<context>
    <name>MenuButton</name>
    <message>
        <source>Menu</source>
        <extracomment>where the badge begins, in U from the button&apos;s upper corner: over that of its drawing</extracomment>
        <translation>Menú</translation>
    </message>
    <message numerus="yes">
        <source>Menu, %n waiting</source>
        <translation>
            <numerusform>Menú, %n en espera</numerusform>
            <numerusform>Menú, %n en espera</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MomentEditor</name>
    <message>
        <source>Change day</source>
        <translation>Cambiar el día</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <extracomment>boxes for another day, made when they are asked for: a time nearly always is today&apos;s asked in the night that the clocks go back, made when it is</extracomment>
        <translation>Hoy, {day}</translation>
    </message>
    <message>
        <source>Yesterday, {day}</source>
        <translation>Ayer, {day}</translation>
    </message>
    <message>
        <source>{question} Day: {day}. Change</source>
        <translation>{question} Día: {day}. Cambiar</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{days} days late</source>
        <translation>{days} días de atraso</translation>
    </message>
    <message>
        <source>1 day late</source>
        <translation>1 día de atraso</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>mañana</translation>
    </message>
    <message>
        <source>in {days} days</source>
        <translation>en {days} días</translation>
    </message>
</context>
<context>
    <name>MoreStepsPage</name>
    <message>
        <source>More about {report}</source>
        <translation>Más sobre {report}</translation>
    </message>
    <message>
        <source>People and consents</source>
        <translation>Personas y permisos</translation>
    </message>
    <message>
        <source>Who works on the case, and what the person agreed to share.</source>
        <translation>Quién trabaja en el caso y qué aceptó compartir la persona.</translation>
    </message>
    <message>
        <source>Start an after-action review</source>
        <translation>Iniciar una revisión posterior</translation>
    </message>
    <message>
        <source>Open the after-action review</source>
        <translation>Abrir la revisión posterior</translation>
    </message>
    <message>
        <source>What went well and what to change, by somebody else than the author.</source>
        <translation>Qué salió bien y qué cambiar, por alguien que no sea el autor.</translation>
    </message>
    <message>
        <source>Link to another case</source>
        <translation>Vincular con otro caso</translation>
    </message>
    <message>
        <source>The same encounter was written up in two cases, and both are needed.</source>
        <translation>El mismo encuentro se escribió en dos casos, y ambos hacen falta.</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>The cover sheet, or the report for your own desk.</source>
        <translation>La hoja de portada o el informe para su propio escritorio.</translation>
    </message>
    <message>
        <source>Give it to another officer</source>
        <translation>Dárselo a otro agente</translation>
    </message>
    <message>
        <source>If {author} is away: somebody else changes it and sends it.</source>
        <translation>Si {author} no está: otra persona lo cambia y lo envía.</translation>
    </message>
    <message>
        <source>Mark it as a duplicate</source>
        <translation>Marcarlo como duplicado</translation>
    </message>
    <message>
        <source>The same encounter was written up twice. You choose which report stays.</source>
        <translation>El mismo encuentro se escribió dos veces. Usted elige qué informe se queda.</translation>
    </message>
    <message>
        <source>It is no duplicate</source>
        <translation>No es un duplicado</translation>
    </message>
    <message>
        <source>Marked as a duplicate of {report}. It then stands as before.</source>
        <translation>Marcado como duplicado de {report}. Vuelve a quedar como antes.</translation>
    </message>
</context>
<context>
    <name>MyWork</name>
    <message>
        <source>No answer comes along.</source>
        <translation>Ninguna respuesta pasa.</translation>
    </message>
    <message>
        <source>1 answer comes along.</source>
        <translation>Pasa 1 respuesta.</translation>
    </message>
    <message>
        <source>{n} answers come along.</source>
        <translation>Pasan {n} respuestas.</translation>
    </message>
    <message>
        <source>Returned to you</source>
        <extracomment>what the id of a row that opens a case&apos;s timeline begins with, before the id of one of its reports</extracomment>
        <translation>Devueltos a usted</translation>
    </message>
    <message>
        <source>HQ did not take these</source>
        <translation>La central no aceptó estos</translation>
    </message>
    <message>
        <source>You are writing</source>
        <translation>Los está escribiendo</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Esperan a ser enviados</translation>
    </message>
    <message>
        <source>Not sent, stays on this computer</source>
        <translation>Sin enviar, se quedan en esta computadora</translation>
    </message>
    <message>
        <source>Sent, waiting for a decision</source>
        <translation>Enviados, esperan una decisión</translation>
    </message>
    <message>
        <source>By others on your cases</source>
        <translation>De otros en sus casos</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminados</translation>
    </message>
    <message>
        <source>Not sent, kept here</source>
        <extracomment>as in the timeline: it leads to the report that counts</extracomment>
        <translation>Sin enviar, guardado aquí</translation>
    </message>
    <message>
        <source>Sent {time}</source>
        <translation>Enviado {time}</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Anulado</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicado</translation>
    </message>
    <message>
        <source>Amendment, not sent</source>
        <translation>Enmienda, sin enviar</translation>
    </message>
    <message>
        <source>{person} goes on with it</source>
        <translation>{person} continúa con él</translation>
    </message>
    <message>
        <source>By {person}</source>
        <translation>De {person}</translation>
    </message>
    <message>
        <source>Given to you, written by {person}</source>
        <translation>Se lo dieron a usted; lo escribió {person}</translation>
    </message>
    <message>
        <source>1 comment</source>
        <translation>1 comentario</translation>
    </message>
    <message>
        <source>{n} comments</source>
        <translation>{n} comentarios</translation>
    </message>
    <message>
        <source>Timeline of the case</source>
        <translation>Línea de tiempo del caso</translation>
    </message>
    <message>
        <source>Open it and send it again</source>
        <translation>Abrirlo y enviarlo otra vez</translation>
    </message>
    <message>
        <source>Take it back to change it</source>
        <translation>Retirarlo para cambiarlo</translation>
    </message>
    <message>
        <source>Seen: take it off the list</source>
        <extracomment>refusals whose sentence says to look at the report or to ask somebody, not to send it again where whoever was given a report reads first that it was given to them the way on from what came too late, and from what nobody can send again from here</extracomment>
        <translation>Visto: quitarlo de la lista</translation>
    </message>
    <message>
        <source>Make a paper</source>
        <translation>Hacer un documento</translation>
    </message>
    <message>
        <source>Change it with an amendment</source>
        <translation>Cambiarlo con una enmienda</translation>
    </message>
    <message>
        <source>Continue writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
    <message>
        <source>Open it and send it as an amendment</source>
        <translation>Abrirlo y enviarlo como enmienda</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrirlo</translation>
    </message>
    <message>
        <source>{person} goes on with this report now. What you wrote is kept here to read; nothing more can be written in it or sent from here. Tell {person} what they still need to know.</source>
        <translation>{person} continúa ahora con este informe. Lo que usted escribió se guarda aquí para leerlo; ya no se puede escribir nada en él ni enviarlo desde aquí. Dígale a {person} lo que aún necesita saber.</translation>
    </message>
    <message>
        <source>{person} goes on with this report now. What you wrote and did not send stays here to read.</source>
        <translation>{person} continúa ahora con este informe. Lo que usted escribió y no envió queda aquí para leerlo.</translation>
    </message>
    <message>
        <source>You wrote and sent it. {person} goes on with it now.</source>
        <translation>Usted lo escribió y lo envió. Ahora sigue con él {person}.</translation>
    </message>
    <message>
        <source>Written by {person}. You are on the case: read it, and add your own reports.</source>
        <translation>Escrito por {person}. Usted está en el caso: léalo y añada sus propios informes.</translation>
    </message>
    <message>
        <source>HQ did not take this report. Your answers are safe.</source>
        <translation>La central no aceptó este informe. Sus respuestas están a salvo.</translation>
    </message>
    <message>
        <source>It is at HQ. You will see it under Reports if it comes back. Papers can be made once it is approved.</source>
        <translation>Está en la central. Lo verá en Informes si regresa. Los documentos pueden hacerse cuando esté aprobado.</translation>
    </message>
    <message>
        <source>Not sent: HQ does not take anything from this computer anymore. The report stays here and does not go by itself. Ask your administrator what is to be done with it.</source>
        <translation>Sin enviar: la central ya no acepta nada de esta computadora. El informe se queda aquí y no sale por sí solo. Pregunte a su administrador qué se hace con él.</translation>
    </message>
    <message>
        <source>Waiting to be sent. It is safe on this computer and will go by itself as soon as HQ is reached.</source>
        <translation>Espera a ser enviado. Está seguro en este equipo y se enviará solo en cuanto se alcance la central.</translation>
    </message>
    <message>
        <source>Your amendment is at HQ. The approved version stays on record until it is decided.</source>
        <translation>Su enmienda está en la central. La versión aprobada sigue en el registro hasta que se decida.</translation>
    </message>
    <message>
        <source>Approved and on record. Changes need an amendment.</source>
        <translation>Aprobado y en el registro. Todo cambio requiere una enmienda.</translation>
    </message>
    <message>
        <source>A supervisor made this report void. It stays in the record as it is.</source>
        <translation>Un supervisor anuló este informe. Queda en el registro tal como está.</translation>
    </message>
    <message>
        <source>This report was marked as a duplicate of {report}, which stays.</source>
        <translation>Este informe se marcó como duplicado de {report}, que es el que queda.</translation>
    </message>
    <message>
        <source>This report was marked as a duplicate of another.</source>
        <translation>Este informe se marcó como duplicado de otro.</translation>
    </message>
    <message>
        <source>You took this report back. Nobody decides on it until you send it again.</source>
        <translation>Usted retiró este informe. Nadie decide sobre él hasta que lo envíe otra vez.</translation>
    </message>
    <message>
        <source>{person} gave it on. Reason: {reason}</source>
        <translation>Lo entregó {person}. Motivo: {reason}</translation>
    </message>
    <message>
        <source>{person} wrote and sent it, and it is at HQ for a decision. It was given to you: take it back to change it and send it under your own name.</source>
        <translation>{person} lo escribió y lo envió, y está en la central a la espera de una decisión. Se lo entregaron a usted: retírelo para cambiarlo y enviarlo con su propio nombre.</translation>
    </message>
    <message>
        <source>{person} wrote it. Your supervisor gave it to you: change it and send it.</source>
        <translation>Lo escribió {person}. Su supervisor se lo dio a usted: cámbielo y envíelo.</translation>
    </message>
    <message>
        <source>It came back to you with comments.</source>
        <translation>Regresó a usted con comentarios.</translation>
    </message>
    <message>
        <source>Only you can see it until you send it.</source>
        <translation>Solo usted puede verlo hasta que lo envíe.</translation>
    </message>
</context>
<context>
    <name>MyWorkJourney</name>
    <message>
        <source>The {report} is still being saved. Press Send once more when it is.</source>
        <extracomment>too many wrong PINs where one brings the screen back from the person reports that are to be sent first, each with the one that waits for it a report that opens at the first thing it lacks</extracomment>
        <translation>{report} todavía se está guardando. Pulse Enviar otra vez cuando termine.</translation>
    </message>
</context>
<context>
    <name>MyWorkPage</name>
    <message>
        <source>Your reports</source>
        <extracomment>carries a report of the case whether another page lay over the list since it was last come to where its cursor goes, &apos;&apos; for what comes first, and after how many readings it is left alone</extracomment>
        <translation>Sus informes</translation>
    </message>
    <message>
        <source>Start a report</source>
        <translation>Empezar un informe</translation>
    </message>
    <message>
        <source>Open the sample case</source>
        <translation>Abrir el caso de ejemplo</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Hacer el recorrido</translation>
    </message>
    <message>
        <source>Search your reports</source>
        <translation>Buscar en sus informes</translation>
    </message>
    <message>
        <source>Search: name, number, any word</source>
        <translation>Buscar: nombre, número, cualquier palabra</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Sin terminar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hechos</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Everything else can be written. Tell your administrator what stands here.</source>
        <translation>Todo lo demás se puede escribir. Diga a su administrador lo que dice aquí.</translation>
    </message>
    <message>
        <source>By what is next</source>
        <translation>Por lo que sigue</translation>
    </message>
    <message>
        <source>By case</source>
        <translation>Por caso</translation>
    </message>
    <message>
        <source>Your reports will be here. Start one when you are with someone in crisis, or after.
New here? Try the sample case: it stays on this computer and can never be sent.</source>
        <translation>Sus informes estarán aquí. Empiece uno cuando esté con alguien en crisis, o después.
¿Es su primera vez? Pruebe el caso de ejemplo: se queda en esta computadora y nunca se puede enviar.</translation>
    </message>
</context>
<context>
    <name>NewCodePart</name>
    <message>
        <source>Your new passphrase holds. A code that was typed is not used again, so here is a new one. It is shown only now. Write it on paper, keep it away from this computer, and tear up the old one.</source>
        <translation>Su contraseña nueva ya vale. Un código ya escrito no se usa otra vez, así que aquí hay uno nuevo. Se muestra solo ahora. Escríbalo en papel, guárdelo lejos de esta computadora y rompa el viejo.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Lo he anotado</translation>
    </message>
</context>
<context>
    <name>NewerFormPage</name>
    <message>
        <source>A newer version of this form</source>
        <translation>Una versión más nueva de este formulario</translation>
    </message>
    <message>
        <source>You began this report in version {before}. Now there is version {after}.</source>
        <translation>Usted empezó este informe en la versión {before}. Ahora existe la versión {after}.</translation>
    </message>
    <message>
        <source>These have no place in it</source>
        <translation>Estas no tienen lugar en ella</translation>
    </message>
    <message>
        <source>They are not in the report anymore if you move. Copy what you need.</source>
        <translation>Si pasa, ya no estarán en el informe. Copie lo que necesite.</translation>
    </message>
    <message>
        <source>Move to version {after}</source>
        <translation>Pasar a la versión {after}</translation>
    </message>
    <message>
        <source>Stay with version {before}</source>
        <translation>Quedarse con la versión {before}</translation>
    </message>
</context>
<context>
    <name>NewerFormStrip</name>
    <message>
        <source>Newer version of this form</source>
        <extracomment>how wide the sentence is at the most: what helps stands beside it, not at the far edge of the screen</extracomment>
        <translation>Versión más nueva de este formulario</translation>
    </message>
    <message>
        <source>This form has a newer version ({version}). You can go on in this one.</source>
        <translation>Este formulario tiene una versión más nueva ({version}). Puede seguir en esta.</translation>
    </message>
    <message>
        <source>See what would change</source>
        <translation>Ver qué cambiaría</translation>
    </message>
</context>
<context>
    <name>NotTakenPage</name>
    <message>
        <source>Seen: take it off the list</source>
        <translation>Visto: quitarlo de la lista</translation>
    </message>
    <message>
        <source>HQ did not take</source>
        <translation>La central no aceptó</translation>
    </message>
    <message>
        <source>This report is not with the liaison desk anymore, so nothing can be recorded about it from here. If this still has to be known, tell the supervisor of the unit. Taken off the list, it stays in the record of this computer.</source>
        <translation>Este informe ya no está en Enlace judicial, así que desde aquí no se puede registrar nada sobre él. Si esto aún debe saberse, dígaselo al supervisor de la unidad. Quitado de la lista, queda en el registro de este equipo.</translation>
    </message>
    <message>
        <source>This report is not yours, and nothing can be done about it from here. If this still has to be known, tell the supervisor of the unit. Taken off the list, it stays in the record of this computer.</source>
        <translation>Este informe no es suyo y desde aquí no se puede hacer nada con él. Si esto aún debe saberse, dígaselo al supervisor de la unidad. Quitado de la lista, queda en el registro de este equipo.</translation>
    </message>
    <message>
        <source>It does not hold: nobody is told of it, and nothing was changed. Arrange it again in another way if it is still needed. Taken off the list, it stays in the record of this computer.</source>
        <translation>No vale: nadie se entera de ello y nada cambió. Arréglelo de otra manera si todavía hace falta. Quitado de la lista, queda en el registro de esta computadora.</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>From {start} to {end}, in steps of {step}</source>
        <translation>De {start} a {end}, en pasos de {step}</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>One fewer: {question}</source>
        <extracomment>more digits than any count has; nothing is rounded</extracomment>
        <translation>Uno menos: {question}</translation>
    </message>
    <message>
        <source>One more: {question}</source>
        <translation>Uno más: {question}</translation>
    </message>
</context>
<context>
    <name>OfficerPage</name>
    <message>
        <source>Open reports of {person}</source>
        <translation>Informes abiertos de {person}</translation>
    </message>
    <message>
        <source>Open one to give it to another officer, or to mark it as a duplicate.</source>
        <translation>Abra uno para dárselo a otro agente o para marcarlo como duplicado.</translation>
    </message>
    <message>
        <source>Nothing of {person} is open.</source>
        <translation>{person} no tiene nada abierto.</translation>
    </message>
</context>
<context>
    <name>OfficerView</name>
    <message>
        <source>PIN</source>
        <extracomment>the person wants to see the question again</extracomment>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Officer: press and hold</source>
        <translation>Agente: mantenga pulsado</translation>
    </message>
    <message>
        <source>Press again to open the report</source>
        <translation>Pulse otra vez para abrir el informe</translation>
    </message>
    <message>
        <source>Officer: enter your PIN.</source>
        <translation>Agente: introduzca su PIN.</translation>
    </message>
    <message>
        <source>Officer: hold the button for two seconds.</source>
        <translation>Agente: mantenga pulsado el botón dos segundos.</translation>
    </message>
</context>
<context>
    <name>OriginalPage</name>
    <message>
        <source>Which report stays?</source>
        <translation>¿Qué informe se queda?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Yes, mark it</source>
        <translation>Sí, marcarlo</translation>
    </message>
    <message>
        <source>{report} by {author} is marked as a duplicate of {stays}. Is that right?</source>
        <translation>{report} de {author} se marca como duplicado de {stays}. ¿Es correcto?</translation>
    </message>
    <message>
        <source>{report} by {author} is then marked as its duplicate. You can take that back.</source>
        <translation>{report}, de {author}, queda marcado como su duplicado. Puede deshacerlo.</translation>
    </message>
    <message>
        <source>No other report of this kind is here, so none can stay in its place.</source>
        <translation>Aquí no hay otro informe de este tipo que pueda quedarse en su lugar.</translation>
    </message>
</context>
<context>
    <name>OtherNames</name>
    <message>
        <source>my work</source>
        <translation>mi trabajo</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>cola, lista por revisar</translation>
    </message>
    <message>
        <source>court, board</source>
        <translation>tribunal, corte, juzgado, tablero</translation>
    </message>
    <message>
        <source>clinician, doctor, questions</source>
        <translation>clínico, médico, preguntas</translation>
    </message>
    <message>
        <source>cards, guidance, help</source>
        <translation>tarjetas, orientación, ayuda</translation>
    </message>
    <message>
        <source>directory, resources, hand-out, shelter, hotline</source>
        <translation>directorio, recursos, folleto, albergue, línea de ayuda</translation>
    </message>
    <message>
        <source>network, waiting, safe, USB, stick</source>
        <translation>red, espera, a salvo, USB, memoria</translation>
    </message>
    <message>
        <source>new, form</source>
        <translation>nuevo, formulario</translation>
    </message>
    <message>
        <source>send, network</source>
        <translation>mandar, red</translation>
    </message>
    <message>
        <source>theme, dark, light</source>
        <translation>tema, oscuro, claro</translation>
    </message>
    <message>
        <source>car, patrol, large, gloves</source>
        <translation>coche, carro, patrulla, grande, guantes</translation>
    </message>
    <message>
        <source>blank, cover the screen, privacy</source>
        <translation>en blanco, tapar la pantalla, privacidad</translation>
    </message>
    <message>
        <source>log out, logout, switch</source>
        <translation>salir, cerrar sesión, cambiar de persona</translation>
    </message>
    <message>
        <source>help, shortcuts</source>
        <translation>ayuda, atajos</translation>
    </message>
    <message>
        <source>help, first steps, introduction, new here</source>
        <translation>ayuda, primeros pasos, introducción, nuevo aquí</translation>
    </message>
    <message>
        <source>practice, example, try, training</source>
        <translation>práctica, ejemplo, probar, capacitación</translation>
    </message>
    <message>
        <source>night, font, touch, distance</source>
        <translation>noche, letra, tocar, distancia</translation>
    </message>
    <message>
        <source>printer, test page, letter, a4</source>
        <translation>impresora, página de prueba, carta, a4</translation>
    </message>
    <message>
        <source>absent, vacation, leave, sick</source>
        <translation>ausente, vacaciones, licencia, enfermo</translation>
    </message>
    <message>
        <source>challenge, locked out, answer</source>
        <translation>reto, bloqueado, respuesta</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>cifras, dígitos</translation>
    </message>
    <message>
        <source>change, password, escrow</source>
        <translation>cambiar, contraseña, custodia</translation>
    </message>
    <message>
        <source>support</source>
        <translation>soporte, ayuda</translation>
    </message>
    <message>
        <source>find</source>
        <translation>encontrar, hallar</translation>
    </message>
    <message>
        <source>refresh</source>
        <translation>actualizar, renovar</translation>
    </message>
    <message>
        <source>search, question</source>
        <translation>buscar, pregunta</translation>
    </message>
    <message>
        <source>redo, repeat</source>
        <translation>rehacer, repetir</translation>
    </message>
    <message>
        <source>sign, signature, consent, show, give</source>
        <translation>firmar, firma, consentimiento, mostrar, dar</translation>
    </message>
    <message>
        <source>finish, review</source>
        <translation>terminar, revisar</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>accept, sign off</source>
        <translation>aceptar, dar el visto bueno</translation>
    </message>
    <message>
        <source>send back</source>
        <translation>devolver, mandar de vuelta</translation>
    </message>
    <message>
        <source>twice, double, same encounter</source>
        <translation>dos veces, doble, mismo encuentro</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>papel</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>done</source>
        <translation>hecha</translation>
    </message>
    <message>
        <source>part done</source>
        <translation>hecha en parte</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>sin empezar</translation>
    </message>
    <message>
        <source>has a problem</source>
        <translation>tiene un problema</translation>
    </message>
    <message>
        <source>This report</source>
        <translation>Este informe</translation>
    </message>
</context>
<context>
    <name>OwedCodePage</name>
    <message>
        <source>You have no recovery code on paper</source>
        <translation>No tiene ningún código de recuperación en papel</translation>
    </message>
    <message>
        <source>The last one went from the screen before you said that it is written down. If you forget your passphrase, only a code on paper opens your work.</source>
        <translation>El último desapareció de la pantalla antes de que usted dijera que lo anotó. Si olvida su contraseña, solo un código en papel abre su trabajo.</translation>
    </message>
    <message>
        <source>Get a new code</source>
        <translation>Obtener un código nuevo</translation>
    </message>
    <message>
        <source>I have it on paper</source>
        <translation>Lo tengo en papel</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>For you on this computer</source>
        <translation>Para usted en esta computadora</translation>
    </message>
</context>
<context>
    <name>OwnNameEditor</name>
    <message>
        <source>Sign as {name}</source>
        <translation>Firmar como {name}</translation>
    </message>
</context>
<context>
    <name>PacketModel</name>
    <message>
        <source>Enter who gets this paper</source>
        <extracomment>whom it is made for, &apos;&apos; for the usual reader of its kind the language of the person&apos;s copy, &apos;&apos; for the person&apos;s own what is corrected, for a paper that takes another&apos;s place what leaves goes into a file, else to the printer why the chosen paper cannot be had from this report as it stands, &apos;&apos; where nothing speaks against it</extracomment>
        <translation>Escriba quién recibe este documento</translation>
    </message>
    <message>
        <source>Enter why it is issued</source>
        <translation>Escriba por qué se emite</translation>
    </message>
    <message>
        <source>Enter why it is issued again</source>
        <translation>Escriba por qué se emite otra vez</translation>
    </message>
    <message>
        <source>Enter what is corrected</source>
        <translation>Indique qué se corrige</translation>
    </message>
    <message>
        <source>Look at what is withheld, then tick that you have</source>
        <translation>Mire lo que se retiene y marque que lo hizo</translation>
    </message>
    <message>
        <source>Sent to the printer and recorded. Printed pages carry no digital signature.</source>
        <translation>Enviado a la impresora y registrado. Las páginas impresas no llevan firma digital.</translation>
    </message>
    <message>
        <source>The paper is being made anew. Try again when it is there.</source>
        <translation>El documento se está haciendo de nuevo. Inténtelo otra vez cuando esté.</translation>
    </message>
    <message>
        <source>Saved as {name} and recorded.</source>
        <translation>Guardado como {name} y registrado.</translation>
    </message>
    <message>
        <source>Saved as {name}, signed and recorded.</source>
        <translation>Guardado como {name}, firmado y registrado.</translation>
    </message>
    <message>
        <source>Saved as {name} and recorded. Not signed: HQ has not certified this computer yet.</source>
        <translation>Guardado como {name} y registrado. Sin firma: la central todavía no certificó este equipo.</translation>
    </message>
    <message>
        <source>No paper can be made from this report for the court.</source>
        <translation>De este informe no se puede hacer ningún documento para el tribunal.</translation>
    </message>
</context>
<context>
    <name>PacketPage</name>
    <message>
        <source>Who gets this paper</source>
        <extracomment>a paper is on its way out; the session is to end after it; and then why it did not come out whose problem was brought into sight already what was pressed while the paper is being made</extracomment>
        <translation>Quién recibe este documento</translation>
    </message>
    <message>
        <source>Why it is issued</source>
        <translation>Por qué se emite</translation>
    </message>
    <message>
        <source>What is corrected</source>
        <translation>Qué se corrige</translation>
    </message>
    <message>
        <source>a newer version is being reviewed</source>
        <translation>se está revisando una versión más nueva</translation>
    </message>
    <message>
        <source>corrects {document}</source>
        <translation>corrige {document}</translation>
    </message>
    <message>
        <source>Packet for {report}</source>
        <translation>Expediente de {report}</translation>
    </message>
    <message>
        <source>The packet for {report} is on record, but did not come out. Open its court file to issue it again.</source>
        <translation>El expediente de {report} está registrado, pero no salió. Abra su expediente del tribunal para emitirlo de nuevo.</translation>
    </message>
    <message>
        <source>The packet for {report} was not issued. {why}</source>
        <translation>El expediente de {report} no se emitió. {why}</translation>
    </message>
    <message>
        <source>Which paper?</source>
        <translation>¿Qué documento?</translation>
    </message>
    <message>
        <source>Who reads it?</source>
        <translation>¿Quién lo lee?</translation>
    </message>
    <message>
        <source>Court and prosecutor</source>
        <translation>Tribunal y fiscalía</translation>
    </message>
    <message>
        <source>The person, or their lawyer</source>
        <translation>La persona, o su abogado</translation>
    </message>
    <message>
        <source>In which language?</source>
        <translation>¿En qué idioma?</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Quién lo recibe</translation>
    </message>
    <message>
        <source>Papers issued</source>
        <translation>Documentos emitidos</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Guardar PDF</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué es</translation>
    </message>
    <message>
        <source>See the paper</source>
        <translation>Ver el documento</translation>
    </message>
    <message>
        <source>Save the packet</source>
        <translation>Guardar el expediente</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>Imprimiendo …</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>One was issued to the same reader before: {time}.</source>
        <translation>Ya se emitió uno para el mismo destinatario: {time}.</translation>
    </message>
    <message>
        <source>Enter who gets it. Then the paper is shown here.</source>
        <translation>Escriba quién lo recibe. Entonces el documento se muestra aquí.</translation>
    </message>
    <message>
        <source>Enter why it is issued. Then the paper is shown here.</source>
        <translation>Escriba por qué se emite. Entonces el documento se muestra aquí.</translation>
    </message>
    <message>
        <source>{paper}: there is nothing to print.</source>
        <translation>{paper}: no hay nada que imprimir.</translation>
    </message>
    <message>
        <source>There is nothing to print.</source>
        <translation>No hay nada que imprimir.</translation>
    </message>
    <message>
        <source>You can also choose another paper.</source>
        <translation>También puede elegir otro documento.</translation>
    </message>
    <message>
        <source>The paper in hand is finished first. Your session ends after it.</source>
        <translation>Primero se termina el documento en curso. Después se cierra su sesión.</translation>
    </message>
    <message>
        <source>The paper in hand is finished first.</source>
        <translation>Primero se termina el documento en curso.</translation>
    </message>
    <message>
        <source>Making the paper. It goes on by itself when it is ready.</source>
        <translation>Se está haciendo el documento. Sigue solo cuando esté listo.</translation>
    </message>
    <message>
        <source>Making the paper …</source>
        <translation>Haciendo el documento …</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 página</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>{n} páginas</translation>
    </message>
    <message>
        <source>{pages}. {withheld}</source>
        <translation>{pages}. {withheld}</translation>
    </message>
    <message>
        <source>1 letter of this paper cannot be printed.</source>
        <translation>1 letra de este documento no se puede imprimir.</translation>
    </message>
    <message>
        <source>{n} letters of this paper cannot be printed.</source>
        <translation>{n} letras de este documento no se pueden imprimir.</translation>
    </message>
    <message>
        <source>A name in it may not be readable; the last page lists them. Say with the paper who it is about, or have the name added to the report in Latin letters.</source>
        <translation>Quizá no se pueda leer un nombre; la última página las enumera. Diga junto con el documento de quién trata, o pida que se añada el nombre al informe en letras latinas.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>{at} of {count}</source>
        <extracomment>Enter was pressed in the last question the size that it was laid out for, before anybody came, as it still stands of each question and list of cards what it gave as its stops, and all that Tab stops at in it the question that was answered last, and the questions that came with its answer the lines as they stood below each other last whether there may be something left that can be done before somebody comes</extracomment>
        <translation>{at} de {count}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Escriba una orden</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Escriba lo que quiere hacer</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Órdenes encontradas</translation>
    </message>
    <message>
        <source>No command fits “{text}”. Try fewer or other words.</source>
        <translation>Ninguna orden coincide con “{text}”. Pruebe con menos palabras o con otras.</translation>
    </message>
    <message>
        <source>1 result</source>
        <translation>1 resultado</translation>
    </message>
    <message>
        <source>{n} results</source>
        <translation>{n} resultados</translation>
    </message>
</context>
<context>
    <name>PaletteModel</name>
    <message>
        <source>Not now: {reason}</source>
        <translation>Ahora no: {reason}</translation>
    </message>
</context>
<context>
    <name>PaperLogModel</name>
    <message>
        <source>{time} by {who}</source>
        <translation>{time} por {who}</translation>
    </message>
    <message>
        <source>1 signed page</source>
        <translation>1 página firmada</translation>
    </message>
    <message>
        <source>{n} signed pages</source>
        <translation>{n} páginas firmadas</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Vigente</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Anulado</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Sustituido</translation>
    </message>
    <message>
        <source>{paper} for {recipient}</source>
        <translation>{paper} para {recipient}</translation>
    </message>
</context>
<context>
    <name>PaperLogPage</name>
    <message>
        <source>Papers issued</source>
        <translation>Documentos emitidos</translation>
    </message>
    <message>
        <source>Find a paper</source>
        <translation>Buscar un documento</translation>
    </message>
    <message>
        <source>Who got it, why, number, who issued it</source>
        <translation>Quién lo recibió, por qué, número, quién lo emitió</translation>
    </message>
    <message>
        <source>No paper was issued yet. Each one appears here once it was printed or saved.</source>
        <translation>Todavía no se emitió ningún documento. Cada uno aparece aquí cuando se imprime o se guarda.</translation>
    </message>
    <message>
        <source>No paper holds all of these words.</source>
        <translation>Ningún documento contiene todas estas palabras.</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>Preview of the paper</source>
        <extracomment>a paper&apos;s own text, in points, and how high it must stay on screen where a whole page is shown, in U</extracomment>
        <translation>Vista previa del documento</translation>
    </message>
    <message>
        <source>No paper yet</source>
        <translation>Aún sin documento</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <extracomment>stands in the place of the pages while there are none</extracomment>
        <translation>Página {page} de {count}</translation>
    </message>
    <message>
        <source>{page} of the paper</source>
        <translation>{page} del documento</translation>
    </message>
</context>
<context>
    <name>ParentFirstStrip</name>
    <message>
        <source>Another report goes first</source>
        <extracomment>how wide the sentence is at the most: what helps stands beside it, not at the far edge of the screen both are to be sent, the other one first; carries its id the other report is to be opened, for what it lacks; carries its id it is shown, and its act the main one of the page, or hidden again</extracomment>
        <translation>Otro informe va primero</translation>
    </message>
    <message>
        <source>Open the {report}</source>
        <translation>Abrir: {report}</translation>
    </message>
    <message>
        <source>Send both</source>
        <translation>Enviar los dos</translation>
    </message>
</context>
<context>
    <name>ParentPage</name>
    <message>
        <source>Which report is it for?</source>
        <translation>¿Para qué informe es?</translation>
    </message>
    <message>
        <source>Facts that stand in that report are not asked again.</source>
        <translation>Los datos que están en ese informe no se preguntan otra vez.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show {what}</source>
        <translation>Mostrar {what}</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Las mayúsculas están activadas</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
</context>
<context>
    <name>PathEditor</name>
    <message>
        <source>One point on each line: latitude, a space, longitude</source>
        <translation>Un punto en cada línea: latitud, un espacio, longitud</translation>
    </message>
</context>
<context>
    <name>PersonPart</name>
    <message>
        <source>Badge number</source>
        <translation>Número de placa</translation>
    </message>
    <message>
        <source>Personal code</source>
        <translation>Código personal</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Contraseña nueva otra vez</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <source>I have an account here</source>
        <translation>Ya tengo una cuenta aquí</translation>
    </message>
    <message>
        <source>Personal code from your administrator</source>
        <translation>Código personal de su administrador</translation>
    </message>
    <message>
        <source>{least} characters or more. Four or five words are easy to remember.</source>
        <translation>{least} caracteres o más. Cuatro o cinco palabras son fáciles de recordar.</translation>
    </message>
    <message>
        <source>Paste the personal code</source>
        <translation>Pegar el código personal</translation>
    </message>
    <message>
        <source>Setting up …</source>
        <translation>Preparando …</translation>
    </message>
</context>
<context>
    <name>PictureEditor</name>
    <message>
        <source>Photo: {question}</source>
        <translation>Foto: {question}</translation>
    </message>
</context>
<context>
    <name>PicturePage</name>
    <message>
        <source>This picture cannot be shown.</source>
        <translation>Esta imagen no se puede mostrar.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Show it dim</source>
        <translation>Mostrarla atenuada</translation>
    </message>
    <message>
        <source>Show it bright</source>
        <translation>Mostrarla con toda su luz</translation>
    </message>
</context>
<context>
    <name>PinModel</name>
    <message>
        <source>Enter your passphrase</source>
        <translation>Escriba su contraseña</translation>
    </message>
    <message>
        <source>Enter a PIN of six digits</source>
        <translation>Escriba un PIN de seis cifras</translation>
    </message>
    <message>
        <source>The two PINs must be the same. Type the second one again.</source>
        <translation>Los dos PIN deben ser iguales. Vuelva a escribir el segundo.</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Take back one digit</source>
        <translation>Quitar una cifra</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>PIN for the screen lock</source>
        <extracomment>six digits as dots or figures, with the frame, in U</extracomment>
        <translation>PIN del bloqueo de pantalla</translation>
    </message>
    <message>
        <source>With six digits you get back to your work after a pause, with gloves too. After three wrong ones you sign in with your passphrase.</source>
        <translation>Con seis cifras vuelve a su trabajo después de una pausa, también con guantes. Tras tres PIN incorrectos, inicia sesión con su contraseña.</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>New PIN, six digits</source>
        <translation>PIN nuevo, seis cifras</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>PIN nuevo otra vez</translation>
    </message>
    <message>
        <source>Somebody who finds this computer tries 123456, 111111, 123123 and your badge number first: none of these, and no other pattern.</source>
        <translation>Quien encuentra este equipo prueba primero 123456, 111111, 123123 y su número de placa: ninguno de estos, ni otro patrón.</translation>
    </message>
    <message>
        <source>Keep this PIN</source>
        <translation>Guardar este PIN</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>For you on this computer</source>
        <translation>Para usted en esta computadora</translation>
    </message>
    <message>
        <source>Your PIN is kept</source>
        <translation>Su PIN está guardado</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>sign in first</source>
        <translation>primero inicie sesión</translation>
    </message>
    <message>
        <source>open a report of yours first</source>
        <translation>abra primero un informe suyo</translation>
    </message>
    <message>
        <source>open a list first</source>
        <translation>abra primero una lista</translation>
    </message>
    <message>
        <source>open a report in Review first</source>
        <translation>abra primero un informe en Revisión</translation>
    </message>
    <message>
        <source>open a packet first</source>
        <translation>abra primero un expediente</translation>
    </message>
</context>
<context>
    <name>PointEditor</name>
    <message>
        <source>Latitude</source>
        <extracomment>between the two boxes where they hold no position two decimal numbers; two whole ones may be degrees and minutes Older than this, or dated further ahead, it is not where somebody is now; they may have it all the same.</extracomment>
        <translation>Latitud</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Use GPS</source>
        <translation>Usar GPS</translation>
    </message>
    <message>
        <source>Use GPS: {question}</source>
        <translation>Usar GPS: {question}</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>Usarla de todos modos</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Looking for the position. This can take half a minute.</source>
        <translation>Buscando la posición. Puede tardar medio minuto.</translation>
    </message>
    <message>
        <source>This position is from {when}, not from now. Nothing was filled in.</source>
        <translation>Esta posición es de {when}, no de ahora. No se llenó nada.</translation>
    </message>
    <message>
        <source>This computer finds no position. Enter it, or the address.</source>
        <translation>Esta computadora no encuentra su posición. Escríbala, o la dirección.</translation>
    </message>
    <message>
        <source>The system keeps the position to itself. Allow it in its privacy settings, or enter it.</source>
        <translation>El sistema no da la posición. Permítalo en sus ajustes de privacidad, o escríbala.</translation>
    </message>
    <message>
        <source>The GPS receiver is gone. Plug it in and try again, or enter it.</source>
        <translation>El receptor GPS no está. Conéctelo e inténtelo de nuevo, o escriba la posición.</translation>
    </message>
    <message>
        <source>No position came within half a minute. Try again under the open sky, or enter it.</source>
        <translation>En medio minuto no llegó ninguna posición. Inténtelo de nuevo a cielo abierto, o escríbala.</translation>
    </message>
    <message>
        <source>The receiver told nothing that is a position. Try again under the open sky, or enter it.</source>
        <translation>El receptor no dio nada que sea una posición. Pruebe otra vez a cielo abierto o escríbala.</translation>
    </message>
    <message>
        <source>The position is known to within some kilometers only. Try again under the open sky, or enter it.</source>
        <translation>La posición solo se conoce con un margen de varios kilómetros. Pruebe otra vez a cielo abierto o escríbala.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Detenido. No se cambió nada.</translation>
    </message>
    <message>
        <source>Position from {time}, within {n} m</source>
        <translation>Posición de las {time}, a menos de {n} m</translation>
    </message>
    <message>
        <source>Position from {time}</source>
        <translation>Posición de las {time}</translation>
    </message>
    <message>
        <source>Within {n} m, {time}</source>
        <translation>A menos de {n} m, {time}</translation>
    </message>
    <message>
        <source>By GPS, {time}</source>
        <translation>Por GPS, {time}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
</context>
<context>
    <name>PracticeDonePage</name>
    <message>
        <source>The practice report is complete</source>
        <translation>El informe de práctica está completo</translation>
    </message>
    <message>
        <source>Nothing was sent, and nothing of it is on record.</source>
        <translation>No se envió nada y nada de esto consta.</translation>
    </message>
    <message>
        <source>What a supervisor would read beside it</source>
        <translation>Lo que un supervisor leería al lado</translation>
    </message>
    <message>
        <source>The checks found nothing that does not fit.</source>
        <translation>Las comprobaciones no encontraron nada que no encaje.</translation>
    </message>
    <message>
        <source>See it on paper</source>
        <translation>Verlo en papel</translation>
    </message>
    <message>
        <source>Keep it and go back</source>
        <translation>Guardarlo y volver</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Borrarlo</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
</context>
<context>
    <name>PracticePaperPage</name>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Practice report</source>
        <translation>Informe de práctica</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Enviado a la impresora.</translation>
    </message>
</context>
<context>
    <name>PracticeRibbon</name>
    <message>
        <source>PRACTICE. This is no record and can never be sent.</source>
        <translation>PRÁCTICA. Esto no es un registro y nunca se puede enviar.</translation>
    </message>
</context>
<context>
    <name>PractisedPage</name>
    <message>
        <source>Reports written in practice</source>
        <translation>Informes escritos en práctica</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 respuesta</translation>
    </message>
    <message>
        <source>{n} answers</source>
        <translation>{n} respuestas</translation>
    </message>
    <message>
        <source>Nothing yet. Finish a drill, then write the report for it.</source>
        <translation>Nada todavía. Termine un ejercicio y escriba su informe.</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
</context>
<context>
    <name>PrintersPage</name>
    <message>
        <source>Printers</source>
        <translation>Impresoras</translation>
    </message>
    <message>
        <source>Papers of this computer go to</source>
        <translation>Los documentos de esta computadora van a</translation>
    </message>
    <message>
        <source>Paper in it</source>
        <translation>Papel que tiene</translation>
    </message>
    <message>
        <source>Papers are written for US Letter. On A4 they are fitted to the sheet.</source>
        <translation>Los documentos están hechos para carta. En A4 se ajustan a la hoja.</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Imprimir una página de prueba</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Buscar de nuevo</translation>
    </message>
    <message>
        <source>For this computer</source>
        <translation>Para esta computadora</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Un archivo</translation>
    </message>
    <message>
        <source>CITDesk test page</source>
        <translation>Página de prueba de CITDesk</translation>
    </message>
    <message>
        <source>This computer has no printer. Papers can be saved as PDF. To print, ask whoever looks after this computer to add a printer, then press Look again.</source>
        <translation>Esta computadora no tiene impresora. Los documentos se pueden guardar como PDF. Para imprimir, pida a quien cuida esta computadora que agregue una y pulse Buscar de nuevo.</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>8.5 x 11 in</source>
        <translation>8.5 x 11 pulgadas</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>210 x 297 mm</source>
        <translation>210 x 297 mm</translation>
    </message>
    <message>
        <source>Printer: {name}</source>
        <translation>Impresora: {name}</translation>
    </message>
    <message>
        <source>Paper: {size}</source>
        <translation>Papel: {size}</translation>
    </message>
    <message>
        <source>The frame stands 10 mm from each edge. When a side of it is missing, the paper in the printer is not the one chosen in Settings.</source>
        <translation>El marco está a 10 mm de cada borde. Si falta uno de sus lados, el papel de la impresora no es el elegido en Ajustes.</translation>
    </message>
    <message>
        <source>Printers found: {n}</source>
        <translation>Impresoras encontradas: {n}</translation>
    </message>
    <message>
        <source>{name} is not there now. Until it is back, papers go to the system&apos;s own choice.</source>
        <translation>{name} no está ahora. Hasta que vuelva, los documentos van a la que elige el sistema.</translation>
    </message>
    <message>
        <source>The system&apos;s own choice</source>
        <translation>La que elige el sistema</translation>
    </message>
    <message>
        <source>The test page is sent to the printer.</source>
        <translation>La página de prueba se envió a la impresora.</translation>
    </message>
</context>
<context>
    <name>QuestionSearch</name>
    <message>
        <source>Find a question</source>
        <extracomment>rows that can be read through; with more, another word finds it sooner</extracomment>
        <translation>Buscar una pregunta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Find a question of this report</source>
        <translation>Buscar una pregunta de este informe</translation>
    </message>
    <message>
        <source>Type words of the question</source>
        <translation>Escriba palabras de la pregunta</translation>
    </message>
    <message>
        <source>Questions found</source>
        <translation>Preguntas encontradas</translation>
    </message>
    <message>
        <source>No question fits “{text}”. Try fewer or other words.</source>
        <translation>Ninguna pregunta coincide con “{text}”. Pruebe con menos palabras o con otras.</translation>
    </message>
    <message>
        <source>{n} questions. Type a word more to find yours.</source>
        <translation>{n} preguntas. Escriba otra palabra para encontrar la suya.</translation>
    </message>
    <message>
        <source>1 question</source>
        <translation>1 pregunta</translation>
    </message>
    <message>
        <source>{n} questions</source>
        <translation>{n} preguntas</translation>
    </message>
    <message>
        <source>This question is not asked now. Other answers decide whether it is.</source>
        <translation>Esta pregunta no se hace ahora. Depende de otras respuestas.</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>Clear answer</source>
        <translation>Borrar la respuesta</translation>
    </message>
    <message>
        <source>{question} (optional)</source>
        <extracomment>Enter was pressed in a row or in a line of text: this question is done with a finger or a mouse chose the one answer boxes that were asked for came in below the others in its editor; carries its path</extracomment>
        <translation>{question} (opcional)</translation>
    </message>
    <message>
        <source>Clear answer: {question}</source>
        <translation>Borrar la respuesta: {question}</translation>
    </message>
    <message>
        <source>Hand across</source>
        <translation>Pasar a la persona</translation>
    </message>
    <message>
        <source>Hand across: {question}</source>
        <translation>Pasar a la persona: {question}</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Nothing is waiting for you. What your officers send appears here by itself, the most urgent first. Open a report to read it, comment on it, approve or return it.</source>
        <extracomment>how many new ones the list has now that it was asked for, in words what the list is narrowed to, kept while one goes to a report and back</extracomment>
        <translation>Nada le espera. Lo que envían sus agentes aparece aquí solo, lo más urgente primero. Abra un informe para leerlo, comentarlo, aprobarlo o devolverlo.</translation>
    </message>
    <message>
        <source>HQ was not reached yet.</source>
        <translation>Todavía no se ha alcanzado la central.</translation>
    </message>
    <message>
        <source>What your officers sent is not here yet. It appears by itself.</source>
        <translation>Lo que enviaron sus agentes aún no está aquí. Aparece solo.</translation>
    </message>
    <message>
        <source>No network since {time}.</source>
        <translation>Sin red desde {time}.</translation>
    </message>
    <message>
        <source>Looking for HQ, last heard {time}.</source>
        <translation>Buscando la central, última respuesta {time}.</translation>
    </message>
    <message>
        <source>HQ was last heard {time}.</source>
        <translation>La central respondió por última vez {time}.</translation>
    </message>
    <message>
        <source>What your officers sent after that is not here yet. It appears by itself.</source>
        <translation>Lo que sus agentes enviaron después aún no está aquí. Aparece solo.</translation>
    </message>
    <message>
        <source>1 new report is in the list</source>
        <translation>1 informe nuevo está en la lista</translation>
    </message>
    <message>
        <source>{n} new reports are in the list</source>
        <translation>{n} informes nuevos están en la lista</translation>
    </message>
    <message>
        <source>Sent {time}</source>
        <translation>Enviado {time}</translation>
    </message>
    <message>
        <source>1 answer changed since the version before</source>
        <translation>1 respuesta cambió desde la versión anterior</translation>
    </message>
    <message>
        <source>{n} answers changed since the version before</source>
        <translation>{n} respuestas cambiaron desde la versión anterior</translation>
    </message>
    <message>
        <source>For {unit}</source>
        <translation>Para {unit}</translation>
    </message>
    <message>
        <source>sent by {author}</source>
        <translation>enviado por {author}</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Reports waiting for you</source>
        <translation>Informes que esperan su decisión</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Search the reports waiting for you</source>
        <translation>Buscar en los informes que le esperan</translation>
    </message>
    <message>
        <source>In custody</source>
        <translation>En custodia</translation>
    </message>
    <message>
        <source>Runs out soon</source>
        <translation>Vence pronto</translation>
    </message>
    <message>
        <source>High danger</source>
        <translation>Peligro alto</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Enviados de nuevo</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Waiting for you: {n} of {all}</source>
        <translation>Esperan su decisión: {n} de {all}</translation>
    </message>
    <message>
        <source>Waiting for you: 1</source>
        <translation>Esperan su decisión: 1</translation>
    </message>
    <message>
        <source>Waiting for you: {n}</source>
        <translation>Esperan su decisión: {n}</translation>
    </message>
    <message>
        <source>Show 1 new</source>
        <translation>Mostrar 1 nuevo</translation>
    </message>
    <message>
        <source>Search: name, event number, street, author</source>
        <translation>Buscar: nombre, número de evento, calle, autor</translation>
    </message>
    <message>
        <source>Show {n} new</source>
        <translation>Mostrar {n} nuevos</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Main areas</source>
        <extracomment>in U: the icon, the word and the room between them; beside a word with its badge, and between the two a pixel for rounding on either side: without it the last letter would be left out</extracomment>
        <translation>Áreas principales</translation>
    </message>
    <message>
        <source>{at} of {total}</source>
        <translation>{at} de {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n en espera</numerusform>
            <numerusform>%n en espera</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RankEditor</name>
    <message>
        <source>This order is right</source>
        <translation>Este orden es correcto</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bajar</translation>
    </message>
</context>
<context>
    <name>ReadingEditor</name>
    <message>
        <source>Not answered</source>
        <translation>Sin respuesta</translation>
    </message>
</context>
<context>
    <name>RecoverModel</name>
    <message>
        <source>Enter your badge number</source>
        <translation>Escriba su número de placa</translation>
    </message>
    <message>
        <source>Enter your recovery code</source>
        <translation>Escriba su código de recuperación</translation>
    </message>
</context>
<context>
    <name>RecoverPage</name>
    <message>
        <source>Use your recovery code</source>
        <translation>Use su código de recuperación</translation>
    </message>
    <message>
        <source>Write down your new recovery code</source>
        <translation>Anote su nuevo código de recuperación</translation>
    </message>
</context>
<context>
    <name>RecoveryCode</name>
    <message>
        <source>Recovery code: {code}</source>
        <extracomment>groups of the recovery code on one line: as people copy it, line by line what its page shows beneath it, in sight however long the step is; the main one first by the name that a model&apos;s state gives the field</extracomment>
        <translation>Código de recuperación: {code}</translation>
    </message>
</context>
<context>
    <name>RecoveryPart</name>
    <message>
        <source>I have written it down</source>
        <translation>Lo he anotado</translation>
    </message>
    <message>
        <source>With this code you get back to your work if you forget your passphrase. It is shown only now. Write it on paper and keep it away from this computer.</source>
        <translation>Con este código usted vuelve a su trabajo si olvida su contraseña. Se muestra solo ahora. Escríbalo en papel y guárdelo lejos de esta computadora.</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>HQ does not have this report. Send the report first.</source>
        <translation>La central no tiene este informe. Envíe primero el informe.</translation>
    </message>
    <message>
        <source>HQ does not have this case. Send its report first.</source>
        <translation>La central no tiene este caso. Envíe primero su informe.</translation>
    </message>
    <message>
        <source>There is no such cover.</source>
        <translation>No existe esa suplencia.</translation>
    </message>
    <message>
        <source>The report cannot take this step. Look at it as it stands now.</source>
        <translation>El informe no admite este paso. Mírelo como está ahora.</translation>
    </message>
    <message>
        <source>This report was already sent from another computer. Both are kept: compare them.</source>
        <translation>Este informe ya se envió desde otra computadora. Se conservan los dos: compárelos.</translation>
    </message>
    <message>
        <source>The report moved on before this arrived. What you wrote is safe: look again.</source>
        <translation>El informe cambió antes de que esto llegara. Lo que escribió está a salvo: vuelva a mirarlo.</translation>
    </message>
    <message>
        <source>You may not do this. Ask your supervisor.</source>
        <translation>Usted no puede hacer esto. Pregunte a su supervisor.</translation>
    </message>
    <message>
        <source>Nobody decides on their own report. Ask another supervisor.</source>
        <translation>Nadie decide sobre su propio informe. Pida a otro supervisor que lo haga.</translation>
    </message>
    <message>
        <source>Say why the report is returned: choose at least one reason.</source>
        <translation>Diga por qué se devuelve el informe: elija al menos un motivo.</translation>
    </message>
    <message>
        <source>The report belongs to another case. Open it again and repeat.</source>
        <translation>El informe pertenece a otro caso. Ábralo de nuevo y repita el paso.</translation>
    </message>
    <message>
        <source>HQ cannot use what was sent. It is safe here; tell your administrator.</source>
        <translation>La central no puede usar lo que se envió. Aquí está a salvo; avise a su administrador.</translation>
    </message>
    <message>
        <source>The report is sealed by order. Ask HQ&apos;s administrator.</source>
        <translation>El informe está sellado por orden judicial. Pregunte al administrador de la central.</translation>
    </message>
    <message>
        <source>The report was expunged by order. Nothing more can be done with it.</source>
        <translation>El informe se eliminó por orden judicial. Ya no se puede hacer nada con él.</translation>
    </message>
    <message>
        <source>The report is under legal hold and may not be destroyed. Lift the hold first.</source>
        <translation>El informe está retenido por un proceso legal y no se puede destruir. Levante primero la retención.</translation>
    </message>
    <message>
        <source>No such paper was issued from this report. Check its number.</source>
        <translation>De este informe no se emitió ese documento. Compruebe su número.</translation>
    </message>
    <message>
        <source>This consent is not there, or cannot be revoked. Look at the report again.</source>
        <translation>Ese consentimiento no consta o no se puede revocar. Vuelva a mirar el informe.</translation>
    </message>
    <message>
        <source>This consult is not open anymore.</source>
        <translation>Esta consulta ya no está abierta.</translation>
    </message>
    <message>
        <source>Another clinician has this consult.</source>
        <translation>Otro profesional tiene esta consulta.</translation>
    </message>
    <message>
        <source>A diversion does not go this way. Look at its steps so far.</source>
        <translation>Un desvío no sigue este camino. Mire los pasos dados hasta ahora.</translation>
    </message>
    <message>
        <source>It stands so already.</source>
        <translation>Ya está así.</translation>
    </message>
    <message>
        <source>This can only be given to an officer of the agency.</source>
        <translation>Esto solo se puede dar a un agente de la agencia.</translation>
    </message>
    <message>
        <source>Only a supervisor of the agency can cover for a unit.</source>
        <translation>Solo un supervisor de la agencia puede suplir en una unidad.</translation>
    </message>
    <message>
        <source>HQ has this already, as it was sent before.</source>
        <translation>La central ya lo tiene, tal como se envió antes.</translation>
    </message>
    <message>
        <source>HQ has this as it was sent again after an older copy of the vault was put back.</source>
        <translation>La central lo tiene tal como se volvió a enviar después de restaurar una copia anterior de la bóveda.</translation>
    </message>
    <message>
        <source>This was written by somebody else than this vault&apos;s owner.</source>
        <translation>Esto lo escribió otra persona, no el titular de esta bóveda.</translation>
    </message>
    <message>
        <source>HQ does not have this version of the form yet. Your report is safe here; tell your administrator.</source>
        <translation>La central aún no tiene esta versión del formulario. Su informe está a salvo aquí; avise a su administrador.</translation>
    </message>
    <message>
        <source>The report has more attachments than HQ takes. Take some out and send it again.</source>
        <translation>El informe tiene más archivos adjuntos de los que admite la central. Quite algunos y envíelo de nuevo.</translation>
    </message>
    <message>
        <source>This does not follow what HQ has of this vault. Nothing is lost; tell your administrator.</source>
        <translation>Esto no continúa lo que la central tiene de esta bóveda. No se pierde nada; avise a su administrador.</translation>
    </message>
    <message>
        <source>HQ does not take anything from this computer or vault anymore. What you wrote is kept here; ask your administrator.</source>
        <extracomment>Why HQ does not answer, or takes nothing at all.</extracomment>
        <translation>La central ya no acepta nada de esta computadora o de esta bóveda. Lo que escribió se conserva aquí; pregunte a su administrador.</translation>
    </message>
    <message>
        <source>HQ does not know this vault. Ask your administrator.</source>
        <translation>La central no conoce esta bóveda. Pregunte a su administrador.</translation>
    </message>
    <message>
        <source>HQ cannot be reached. Your work is safe here and is sent when the network is back.</source>
        <translation>No se puede contactar con la central. Su trabajo está a salvo aquí y se envía cuando vuelva la red.</translation>
    </message>
    <message>
        <source>The network answers, but not HQ: perhaps it wants you to sign in first. Your work is safe here.</source>
        <translation>La red responde, pero no la central: quizá pide que usted inicie sesión primero. Su trabajo está a salvo aquí.</translation>
    </message>
    <message>
        <source>HQ is busy and asks to try again a little later. Your work is safe here.</source>
        <translation>La central está ocupada y pide intentarlo un poco más tarde. Su trabajo está a salvo aquí.</translation>
    </message>
    <message>
        <source>The server at HQ&apos;s address cannot prove that it is HQ. Tell your administrator.</source>
        <translation>El servidor en la dirección de la central no puede demostrar que es la central. Avise a su administrador.</translation>
    </message>
    <message>
        <source>Cover by {person}</source>
        <extracomment>Codes that mean the same whatever was tried. Every code whose sentence stands here.</extracomment>
        <translation>Suplencia de {person}</translation>
    </message>
    <message>
        <source>End of a cover</source>
        <translation>Fin de una suplencia</translation>
    </message>
    <message>
        <source>{person} put on case {case}</source>
        <translation>{person} asignado al caso {case}</translation>
    </message>
    <message>
        <source>{person} taken off case {case}</source>
        <translation>{person} retirado del caso {case}</translation>
    </message>
    <message>
        <source>Case {case} linked with another</source>
        <translation>Caso {case} vinculado con otro</translation>
    </message>
    <message>
        <source>Case {case} no longer linked with another</source>
        <translation>Caso {case} ya no vinculado con otro</translation>
    </message>
    <message>
        <source>A step about case {case}</source>
        <translation>Un paso sobre el caso {case}</translation>
    </message>
    <message>
        <source>You no longer cover for this unit, so HQ did not take your decision. Its supervisor decides.</source>
        <translation>Usted ya no suple en esta unidad, así que la central no aceptó su decisión. Decide el supervisor de la unidad.</translation>
    </message>
</context>
<context>
    <name>RefusedStep</name>
    <message>
        <source>Making paper {document} void</source>
        <translation>Anulación del documento {document}</translation>
    </message>
    <message>
        <source>Signed pages of paper {document}</source>
        <translation>Páginas firmadas del documento {document}</translation>
    </message>
    <message>
        <source>Paper {document}</source>
        <translation>Documento {document}</translation>
    </message>
    <message>
        <source>Corrected day of &quot;{step}&quot;: {day}, not {was}</source>
        <translation>Día corregido de «{step}»: {day}, no {was}</translation>
    </message>
    <message>
        <source>Condition &quot;{what}&quot;: {result}, {day}</source>
        <translation>Condición «{what}»: {result}, {day}</translation>
    </message>
    <message>
        <source>&quot;{step}&quot;, {day}</source>
        <translation>«{step}», {day}</translation>
    </message>
    <message>
        <source>You wrote: {words}</source>
        <translation>Usted escribió: {words}</translation>
    </message>
    <message>
        <source>To the paper</source>
        <translation>Al documento</translation>
    </message>
    <message>
        <source>Try again on the day that stands</source>
        <translation>Intentar otra vez con el día que consta</translation>
    </message>
    <message>
        <source>Record it again</source>
        <translation>Registrarlo otra vez</translation>
    </message>
</context>
<context>
    <name>RenewPage</name>
    <message>
        <source>Encrypting everything anew</source>
        <translation>Cifrando todo de nuevo</translation>
    </message>
    <message>
        <source>Closed now, it goes on, but you will not see your new recovery code, and the old one will open nothing. Close again if you must. After your next sign-in, show a new code in Settings, Your vault.</source>
        <translation>Si cierra ahora, continúa, pero no verá su nuevo código de recuperación, y el anterior no abrirá nada. Cierre de nuevo si es necesario. Después de iniciar sesión otra vez, muestre un código nuevo en Ajustes, Su bóveda.</translation>
    </message>
    <message>
        <source>Write the code down first: the old one opens nothing anymore.</source>
        <translation>Anote primero el código: el anterior ya no abre nada.</translation>
    </message>
    <message>
        <source>Write down your new recovery code</source>
        <translation>Anote su nuevo código de recuperación</translation>
    </message>
    <message>
        <source>Not finished yet</source>
        <translation>Aún sin terminar</translation>
    </message>
</context>
<context>
    <name>Renewed</name>
    <message>
        <source>Your work has new keys. The old recovery code opens nothing anymore. This one is shown only now. Write it on paper, keep it away from this computer, and tear up the old one. Then sign in.</source>
        <translation>Su trabajo tiene claves nuevas. El código de recuperación anterior ya no abre nada. Este solo se muestra ahora. Anótelo en papel, guárdelo lejos de esta computadora y rompa el anterior. Luego inicie sesión.</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Lo he anotado</translation>
    </message>
</context>
<context>
    <name>RepeatCards</name>
    <message>
        <source>Show more ({count} left)</source>
        <translation>Mostrar más (quedan {count})</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Start: {form}</source>
        <translation>Empezar: {form}</translation>
    </message>
    <message>
        <source>Open: {form}</source>
        <translation>Abrir: {form}</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>See the answers</source>
        <translation>Ver las respuestas</translation>
    </message>
    <message>
        <source>People and consents</source>
        <extracomment>the forms that the report&apos;s checks ask for what the checks ask for is being read: till then nothing stands there that moves under a finger the main act, where there is one; it stands first in the footer</extracomment>
        <translation>Personas y permisos</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Goes with it</source>
        <translation>Va con él</translation>
    </message>
    <message>
        <source>Facts that stand in this report are not asked again.</source>
        <translation>Los datos que están en este informe no se preguntan otra vez.</translation>
    </message>
    <message>
        <source>Start: {form}</source>
        <translation>Empezar: {form}</translation>
    </message>
    <message>
        <source>The checks of this report ask for it.</source>
        <translation>Las comprobaciones de este informe lo piden.</translation>
    </message>
</context>
<context>
    <name>ReportStepsModel</name>
    <message>
        <source>Say why. It stays in the report&apos;s history.</source>
        <extracomment>More people than this are not offered at once: a name or badge number finds the one that is meant.</extracomment>
        <translation>Diga por qué. Queda en el historial del informe.</translation>
    </message>
</context>
<context>
    <name>ReturnPage</name>
    <message>
        <source>Return to {author}</source>
        <translation>Devolver a {author}</translation>
    </message>
    <message>
        <source>They can change the report and send it again.</source>
        <translation>Puede cambiar el informe y enviarlo otra vez.</translation>
    </message>
    <message>
        <source>Note on the whole report (optional)</source>
        <translation>Nota sobre todo el informe (opcional)</translation>
    </message>
    <message>
        <source>Back to the report</source>
        <translation>Volver al informe</translation>
    </message>
    <message>
        <source>Say what to change, here or in a comment on an answer.</source>
        <translation>Diga qué cambiar, aquí o en un comentario a una respuesta.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Why do you return it? Choose all that apply</source>
        <translation>¿Por qué lo devuelve? Elija todo lo que corresponda</translation>
    </message>
    <message>
        <source>Why do you return it?</source>
        <translation>¿Por qué lo devuelve?</translation>
    </message>
    <message>
        <source>Choose all that apply</source>
        <translation>Elija todo lo que corresponda</translation>
    </message>
    <message>
        <source>1 comment goes with it</source>
        <translation>Va con 1 comentario</translation>
    </message>
    <message>
        <source>{n} comments go with it</source>
        <translation>Va con {n} comentarios</translation>
    </message>
    <message>
        <source>Note on the whole report</source>
        <translation>Nota sobre todo el informe</translation>
    </message>
    <message>
        <source>Return with 1 comment</source>
        <translation>Devolver con 1 comentario</translation>
    </message>
    <message>
        <source>Return with {n} comments</source>
        <translation>Devolver con {n} comentarios</translation>
    </message>
    <message>
        <source>Return report</source>
        <translation>Devolver el informe</translation>
    </message>
    <message>
        <source>Returning …</source>
        <translation>Devolviendo …</translation>
    </message>
</context>
<context>
    <name>ReturnReason</name>
    <message>
        <source>Facts are missing</source>
        <extracomment>how long what is written waits for more of it before it is kept, in milliseconds</extracomment>
        <translation>Faltan hechos</translation>
    </message>
    <message>
        <source>The facts do not fit the criterion chosen</source>
        <translation>Los hechos no corresponden al criterio elegido</translation>
    </message>
    <message>
        <source>The times do not fit together</source>
        <translation>Las horas no concuerdan</translation>
    </message>
    <message>
        <source>The wording needs another look</source>
        <translation>La redacción necesita otra mirada</translation>
    </message>
    <message>
        <source>Force or restraint needs more detail</source>
        <translation>El uso de fuerza o sujeción necesita más detalle</translation>
    </message>
    <message>
        <source>Consent is unclear</source>
        <translation>El consentimiento no está claro</translation>
    </message>
    <message>
        <source>Something to attach is missing</source>
        <translation>Falta algo por adjuntar</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Changed. New in this version: {after}</source>
        <translation>Cambió. Nueva en esta versión: {after}</translation>
    </message>
    <message>
        <source>Changed. Was not answered. Now {after}</source>
        <translation>Cambió. No tenía respuesta. Ahora {after}</translation>
    </message>
    <message>
        <source>Changed. Was {before}. Now not answered</source>
        <translation>Cambió. Era {before}. Ahora sin respuesta</translation>
    </message>
    <message>
        <source>Changed. Was {before}. Now {after}</source>
        <translation>Cambió. Era {before}. Ahora {after}</translation>
    </message>
    <message>
        <source>amendment, version {n}</source>
        <translation>enmienda, versión {n}</translation>
    </message>
    <message>
        <source>first version</source>
        <translation>primera versión</translation>
    </message>
    <message>
        <source>second version</source>
        <translation>segunda versión</translation>
    </message>
    <message>
        <source>third version</source>
        <translation>tercera versión</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>versión {n}</translation>
    </message>
    <message>
        <source>{report}, which this grew from, was returned and is not approved.</source>
        <translation>{report}, de donde parte este informe, se devolvió y no está aprobado.</translation>
    </message>
    <message>
        <source>{report}, which this grew from, was taken back by its author and is not approved.</source>
        <translation>{report}, de donde parte este informe, lo retiró su autor y no está aprobado.</translation>
    </message>
    <message>
        <source>{report}, which this grew from, is void.</source>
        <translation>{report}, de donde parte este informe, está anulado.</translation>
    </message>
    <message>
        <source>{report}, which this grew from, is marked as a duplicate.</source>
        <translation>{report}, de donde parte este informe, está marcado como duplicado.</translation>
    </message>
    <message>
        <source>{report}, which this grew from, is not approved yet.</source>
        <translation>{report}, de donde parte este informe, aún no está aprobado.</translation>
    </message>
</context>
<context>
    <name>ReviewJourney</name>
    <message>
        <source>{decision} This is the next report.</source>
        <extracomment>as ``steps_wanted``, and of the steps the one that marks a duplicate</extracomment>
        <translation>{decision} Este es el siguiente informe.</translation>
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>This report was withdrawn by its author. There is nothing to decide.</source>
        <extracomment>a decision of this person&apos;s that came too late was taken off the list what was noted is on the disk, or the disk did not take it nothing is to be decided any more: the author took it back, or somebody else decided it was sent again meanwhile and is read anew: there is something to decide once more the file of an answer, which was on its way, is here; carries the answer it went while it was open what is being decided, as it is told once it is done</extracomment>
        <translation>El autor retiró este reporte. No hay nada que decidir.</translation>
    </message>
    <message>
        <source>{somebody_acted} There is nothing to decide.</source>
        <translation>{somebody_acted} No hay nada que decidir.</translation>
    </message>
    <message>
        <source>This report is not waiting for your decision anymore.</source>
        <translation>Este reporte ya no espera su decisión.</translation>
    </message>
    <message>
        <source>This report was sent again. Read the version that is here now.</source>
        <translation>Este informe se envió otra vez. Lea la versión que está aquí ahora.</translation>
    </message>
    <message>
        <source>This report waits for your decision again.</source>
        <translation>Este informe espera de nuevo su decisión.</translation>
    </message>
    <message>
        <source>Choose why you return the report</source>
        <translation>Elija por qué devuelve el informe</translation>
    </message>
    <message>
        <source>Say what to change: comment on an answer, or write a note</source>
        <translation>Diga qué hay que cambiar: comente una respuesta o escriba una nota</translation>
    </message>
    <message>
        <source>Say for each why it may stand, or return the report</source>
        <translation>Diga en cada caso por qué puede quedar así, o devuelva el informe</translation>
    </message>
    <message>
        <source>{report} is approved.</source>
        <translation>{report} está aprobado.</translation>
    </message>
    <message>
        <source>{report} is returned to {author}.</source>
        <translation>{report} se devolvió a {author}.</translation>
    </message>
</context>
<context>
    <name>ReviewReportPage</name>
    <message>
        <source>Review</source>
        <extracomment>how long the window may be held up at once while a long report is put on the page papers, people of the case, another author, duplicates it tells what another report tells: which of them stays is to be chosen nothing is to be decided here any more: on to the next one an answer&apos;s picture is wanted large; carries the answer what Tab goes to before the answers: takes off the list what came too late, leads to an answer comments that were being written when the answers were put on the page anew answers whose file came since the report was read</extracomment>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Review {report}, {version}</source>
        <translation>Revisar {report}, {version}</translation>
    </message>
    <message>
        <source>Sent again {time}</source>
        <translation>Enviado otra vez {time}</translation>
    </message>
    <message>
        <source>Sent {time}</source>
        <translation>Enviado {time}</translation>
    </message>
    <message>
        <source>{changed} changed, {same} the same</source>
        <translation>{changed} cambiadas, {same} iguales</translation>
    </message>
    <message>
        <source>Approve report</source>
        <translation>Aprobar el informe</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Cambio siguiente</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>El informe</translation>
    </message>
    <message>
        <source>What you noted is not saved yet, so this report stays open. Try again in a moment.</source>
        <translation>Lo que anotó todavía no está guardado; por eso este informe sigue abierto. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Next report</source>
        <translation>Siguiente reporte</translation>
    </message>
    <message>
        <source>{form} by {author}</source>
        <translation>{form}, de {author}</translation>
    </message>
    <message>
        <source>Changed ({n})</source>
        <translation>Cambiadas ({n})</translation>
    </message>
    <message>
        <source>All ({n})</source>
        <translation>Todas ({n})</translation>
    </message>
    <message>
        <source>Opening the report …</source>
        <translation>Abriendo el informe …</translation>
    </message>
    <message>
        <source>Marked as a duplicate of {report}, which stays. Nothing is decided on this one.</source>
        <translation>Marcado como duplicado de {report}, que es el que queda. Sobre este no se decide nada.</translation>
    </message>
    <message>
        <source>What the checks found</source>
        <translation>Lo que encontraron las comprobaciones</translation>
    </message>
    <message>
        <source>1 answer here is the same</source>
        <translation>1 respuesta aquí es la misma</translation>
    </message>
    <message>
        <source>{n} answers here are the same</source>
        <translation>{n} respuestas aquí son las mismas</translation>
    </message>
    <message>
        <source>You wrote: {said}</source>
        <translation>Usted escribió: {said}</translation>
    </message>
    <message>
        <source>HQ did not take what you did last. {why}</source>
        <translation>La central no aceptó lo último que hizo usted. {why}</translation>
    </message>
    <message>
        <source>Seen: take it off the list</source>
        <translation>Visto: quitarlo de la lista</translation>
    </message>
    <message>
        <source>To the answer</source>
        <translation>A la respuesta</translation>
    </message>
    <message>
        <source>To the answer: {problem}</source>
        <translation>A la respuesta: {problem}</translation>
    </message>
    <message>
        <source>{who} (not sent yet)</source>
        <translation>{who} (aún sin enviar)</translation>
    </message>
    <message>
        <source>{who} (not sent)</source>
        <translation>{who} (sin enviar)</translation>
    </message>
    <message>
        <source>What happened to this report</source>
        <translation>Lo que pasó con este informe</translation>
    </message>
    <message>
        <source>{time}  {who}: {what}</source>
        <translation>{time}  {who}: {what}</translation>
    </message>
    <message>
        <source>Return with 1 comment</source>
        <translation>Devolver con 1 comentario</translation>
    </message>
    <message>
        <source>Return with {n} comments</source>
        <translation>Devolver con {n} comentarios</translation>
    </message>
    <message>
        <source>Return report</source>
        <translation>Devolver el informe</translation>
    </message>
</context>
<context>
    <name>RowsEditor</name>
    <message>
        <source>Answer “{question}” first.</source>
        <extracomment>a number of one digit at the beginning of a label</extracomment>
        <translation>Responda primero “{question}”.</translation>
    </message>
    <message>
        <source>No choice fits the answers so far.</source>
        <translation>Ninguna opción corresponde a las respuestas dadas.</translation>
    </message>
</context>
<context>
    <name>SaveNotice</name>
    <message>
        <source>Try again</source>
        <extracomment>how wide the sentence is at the most: what helps stands beside it, not at the far edge of the screen</extracomment>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
</context>
<context>
    <name>ScanPage</name>
    <message>
        <source>Choose the scan</source>
        <translation>Elegir el escaneo</translation>
    </message>
    <message>
        <source>The chosen picture</source>
        <translation>La imagen elegida</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Adjuntar</translation>
    </message>
    <message>
        <source>Paper {document}</source>
        <translation>Documento {document}</translation>
    </message>
    <message>
        <source>Attach signed pages</source>
        <translation>Adjuntar páginas firmadas</translation>
    </message>
    <message>
        <source>{paper} for {recipient}, {document}</source>
        <translation>{paper} para {recipient}, {document}</translation>
    </message>
    <message>
        <source>Which file?</source>
        <translation>¿Qué archivo?</translation>
    </message>
    <message>
        <source>A PDF, JPEG or PNG of this paper and no other.</source>
        <translation>Un PDF, JPEG o PNG de este documento y de ningún otro.</translation>
    </message>
    <message>
        <source>Who signed on it?</source>
        <translation>¿Quién lo firmó?</translation>
    </message>
    <message>
        <source>Why are they wrong?</source>
        <translation>¿Por qué no son correctas?</translation>
    </message>
    <message>
        <source>Why signed pages of {document} are wrong was not sent.</source>
        <translation>No se envió por qué las páginas firmadas de {document} no son correctas.</translation>
    </message>
    <message>
        <source>Replace signed pages</source>
        <translation>Reemplazar páginas firmadas</translation>
    </message>
    <message>
        <source>Signed pages stay with the paper for good. Wrong ones are replaced beside them, with a reason: both remain, with who attached them and when.</source>
        <translation>Las páginas firmadas quedan con el documento para siempre. Las equivocadas se reemplazan junto a ellas, con un motivo: quedan ambas, con quién las adjuntó y cuándo.</translation>
    </message>
    <message>
        <source>It is kept with the paper. Other liaisons can read it. Facts only.</source>
        <translation>Se guarda con el documento. Otros enlaces judiciales pueden leerlo. Solo hechos.</translation>
    </message>
    <message>
        <source>No file chosen yet.</source>
        <translation>Todavía no se eligió ningún archivo.</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 página</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>{n} páginas</translation>
    </message>
    <message>
        <source>{file}, {pages}</source>
        <translation>{file}, {pages}</translation>
    </message>
    <message>
        <source>Attach all the same</source>
        <translation>Adjuntar de todos modos</translation>
    </message>
    <message>
        <source>This is the file of another paper, {document}.</source>
        <translation>Este es el archivo de otro documento, {document}.</translation>
    </message>
    <message>
        <source>This is the file of the paper as it was issued: nobody signed it.</source>
        <translation>Este es el archivo del documento tal como se emitió: nadie lo firmó.</translation>
    </message>
    <message>
        <source>Its pages bear the number of another paper, {document}.</source>
        <translation>Sus páginas llevan el número de otro documento, {document}.</translation>
    </message>
    <message>
        <source>{scan}, {paper}.</source>
        <translation>{scan}, {paper}.</translation>
    </message>
    <message>
        <source>This scan has 1 page</source>
        <translation>Este escaneo tiene 1 página</translation>
    </message>
    <message>
        <source>This scan has {n} pages</source>
        <translation>Este escaneo tiene {n} páginas</translation>
    </message>
    <message>
        <source>the paper has 1</source>
        <translation>el documento tiene 1</translation>
    </message>
    <message>
        <source>the paper has {n}</source>
        <translation>el documento tiene {n}</translation>
    </message>
    <message>
        <source>This very file is attached to paper {document}: {time} by {who}.</source>
        <translation>Este mismo archivo está adjunto al documento {document}: {time} por {who}.</translation>
    </message>
    <message>
        <source>This very file was attached to this paper and replaced as wrong: {time} by {who}.</source>
        <translation>Este mismo archivo se adjuntó a este documento y se reemplazó por equivocado: {time} por {who}.</translation>
    </message>
    <message>
        <source>This very file is attached to this paper already: {time} by {who}.</source>
        <translation>Este mismo archivo ya está adjunto a este documento: {time} por {who}.</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.jpg *.jpeg *.png)</source>
        <translation>Escaneos (*.pdf *.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>Choose the scan first</source>
        <translation>Elija primero el escaneo</translation>
    </message>
    <message>
        <source>Choose who signed on it</source>
        <translation>Elija quién lo firmó</translation>
    </message>
    <message>
        <source>Enter why the pages attached before are wrong</source>
        <translation>Escriba por qué las páginas adjuntadas antes no son correctas</translation>
    </message>
</context>
<context>
    <name>ScrolledPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Still looking …</source>
        <extracomment>the name of whoever wrote it The rows of a list that the filters leave; asked in the vault&apos;s thread.</extracomment>
        <translation>Todavía buscando …</translation>
    </message>
    <message>
        <source>Nothing found. Every word has to be there; try fewer of them.</source>
        <translation>No se encontró nada. Todas las palabras tienen que estar; pruebe con menos.</translation>
    </message>
    <message>
        <source>Nothing matches what you chose.</source>
        <translation>Nada corresponde a lo que eligió.</translation>
    </message>
    <message>
        <source>Nothing that you chose has all these words; try fewer of them.</source>
        <translation>Nada de lo que eligió tiene todas estas palabras; pruebe con menos.</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Only this form</source>
        <translation>Solo este formulario</translation>
    </message>
    <message>
        <source>Only by this author</source>
        <translation>Solo de este autor</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpiar</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>All forms</source>
        <translation>Todos los formularios</translation>
    </message>
    <message>
        <source>All authors</source>
        <translation>Todos los autores</translation>
    </message>
    <message>
        <source>Filters: {n}</source>
        <translation>Filtros: {n}</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
</context>
<context>
    <name>SearchEditor</name>
    <message>
        <source>{question} Type to search</source>
        <translation>{question} Escriba para buscar</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>Escriba para buscar</translation>
    </message>
    <message numerus="yes">
        <source>%n more. Type to find them.</source>
        <translation>
            <numerusform>%n más. Escriba para encontrarla.</numerusform>
            <numerusform>%n más. Escriba para encontrarlas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches “{text}”. All {n} are shown.</source>
        <extracomment>looks whether the finger that went on to another question is up again</extracomment>
        <translation>Nada coincide con “{text}”. Se muestran los {n}.</translation>
    </message>
</context>
<context>
    <name>SecretLine</name>
    <message>
        <source>Paste</source>
        <extracomment>what would have Qt change or copy the text by itself</extracomment>
        <translation>Pegar</translation>
    </message>
</context>
<context>
    <name>SectionRow</name>
    <message>
        <source>you are here</source>
        <translation>usted está aquí</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Open now</source>
        <extracomment>Filters offered as buttons: the vocabulary&apos;s code and the words on the button.</extracomment>
        <translation>Abierto ahora</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Takes holds</source>
        <translation>Acepta retenciones</translation>
    </message>
    <message>
        <source>Under 18</source>
        <translation>Menores de 18</translation>
    </message>
    <message>
        <source>Takes pets</source>
        <translation>Acepta mascotas</translation>
    </message>
    <message>
        <source>takes pets</source>
        <translation>acepta mascotas</translation>
    </message>
    <message>
        <source>takes walk-ins</source>
        <translation>atiende sin cita</translation>
    </message>
    <message>
        <source>has wheelchair access</source>
        <translation>tiene acceso para silla de ruedas</translation>
    </message>
    <message>
        <source>serves women</source>
        <translation>atiende a mujeres</translation>
    </message>
    <message>
        <source>serves men</source>
        <translation>atiende a hombres</translation>
    </message>
    <message>
        <source>serves families</source>
        <translation>atiende a familias</translation>
    </message>
    <message>
        <source>is meant for veterans</source>
        <translation>es en especial para veteranos</translation>
    </message>
    <message>
        <source>serves young people</source>
        <translation>atiende a jóvenes</translation>
    </message>
    <message>
        <source>is free</source>
        <translation>es gratis</translation>
    </message>
    <message>
        <source>serves deaf people</source>
        <translation>atiende a personas sordas</translation>
    </message>
    <message>
        <source>speaks Spanish</source>
        <translation>habla español</translation>
    </message>
    <message>
        <source>accepts holds</source>
        <translation>acepta retenciones</translation>
    </message>
    <message>
        <source>accepts people under 18</source>
        <translation>acepta menores de 18</translation>
    </message>
    <message>
        <source>has beds</source>
        <translation>tiene camas</translation>
    </message>
    <message>
        <source>Closed until {time}, as of {heard}</source>
        <translation>Cerrado hasta {time} (dato de: {heard})</translation>
    </message>
    <message>
        <source>Hours not known: call first</source>
        <translation>Horario desconocido: llame primero</translation>
    </message>
    <message>
        <source>Open day and night</source>
        <translation>Abierto día y noche</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Closed, opens {time}</source>
        <translation>Cerrado, abre {time}</translation>
    </message>
    <message>
        <source>Closed, opens {day}, {time}</source>
        <translation>Cerrado, abre {day}, {time}</translation>
    </message>
    <message>
        <source>No bed free, as of {time}</source>
        <translation>Ninguna cama libre ({time})</translation>
    </message>
    <message>
        <source>1 bed free, as of {time}</source>
        <translation>1 cama libre ({time})</translation>
    </message>
    <message>
        <source>{n} beds free, as of {time}</source>
        <translation>{n} camas libres ({time})</translation>
    </message>
    <message>
        <source>{said}: old, call first</source>
        <translation>{said}: dato antiguo, llame antes</translation>
    </message>
    <message>
        <source>National</source>
        <translation>Nacional</translation>
    </message>
    <message>
        <source>{miles} mi</source>
        <translation>{miles} mi</translation>
    </message>
    <message>
        <source>American Sign Language</source>
        <translation>Lengua de señas americana</translation>
    </message>
    <message>
        <source>Nobody here has checked this yet: call first</source>
        <translation>Nadie aquí lo ha comprobado todavía: llame primero</translation>
    </message>
    <message>
        <source>Last checked {day}: call first</source>
        <translation>Comprobado por última vez {day}: llame primero</translation>
    </message>
    <message>
        <source>Checked {day}</source>
        <translation>Comprobado {day}</translation>
    </message>
    <message>
        <source>Not understood: {words}.</source>
        <translation>No se entendió: {words}.</translation>
    </message>
    <message>
        <source>Text {line}</source>
        <translation>Mensaje de texto: {line}</translation>
    </message>
    <message>
        <source>The directory does not say whether it {traits}</source>
        <translation>El directorio no dice si {traits}</translation>
    </message>
    <message>
        <source>Not checked in over a year</source>
        <translation>Sin comprobar desde hace más de un año</translation>
    </message>
    <message>
        <source>On the handout</source>
        <translation>En la hoja de ayuda</translation>
    </message>
</context>
<context>
    <name>ServicePage</name>
    <message>
        <source>Source: {source}</source>
        <translation>Fuente: {source}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Take off the handout</source>
        <translation>Quitar de la hoja de ayuda</translation>
    </message>
    <message>
        <source>Put on the handout</source>
        <translation>Poner en la hoja de ayuda</translation>
    </message>
    <message>
        <source>Ages: {low} and over</source>
        <translation>Edades: {low} y más</translation>
    </message>
    <message>
        <source>Ages: {low} to {high}</source>
        <translation>Edades: {low} a {high}</translation>
    </message>
    <message>
        <source>Text: {line}</source>
        <translation>Mensaje de texto: {line}</translation>
    </message>
    <message>
        <source>Web: {page}</source>
        <translation>Web: {page}</translation>
    </message>
    <message>
        <source>Hours: {hours}</source>
        <translation>Horario: {hours}</translation>
    </message>
    <message>
        <source>For: {words}</source>
        <translation>Para: {words}</translation>
    </message>
    <message>
        <source>Languages: {names}</source>
        <translation>Idiomas: {names}</translation>
    </message>
    <message>
        <source>Accepts holds: {answer}</source>
        <translation>Acepta retenciones: {answer}</translation>
    </message>
    <message>
        <source>Accepts people under 18: {answer}</source>
        <translation>Acepta menores de 18: {answer}</translation>
    </message>
    <message>
        <source>Beds in all: {n}</source>
        <translation>Camas en total: {n}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>For this computer</source>
        <translation>Para esta computadora</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Luz</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N changes it from anywhere.</source>
        <translation>Ctrl+Shift+N la cambia desde cualquier lugar.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Dark on white. Best in sun.</source>
        <translation>Oscuro sobre blanco. Lo mejor al sol.</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Noche</translation>
    </message>
    <message>
        <source>Very little light, warm colors.</source>
        <translation>Muy poca luz, colores cálidos.</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>White on black.</source>
        <translation>Blanco sobre negro.</translation>
    </message>
    <message>
        <source>In the vehicle</source>
        <translation>En el vehículo</translation>
    </message>
    <message>
        <source>Ctrl+Shift+V changes it from anywhere.</source>
        <translation>Ctrl+Shift+V lo cambia desde cualquier parte.</translation>
    </message>
    <message>
        <source>Vehicle mode</source>
        <translation>Modo vehículo</translation>
    </message>
    <message>
        <source>Large text, large targets, one question on a page.</source>
        <translation>Texto grande, zonas grandes, una pregunta por página.</translation>
    </message>
    <message>
        <source>How far are your eyes from the screen?</source>
        <translation>¿A qué distancia están sus ojos de la pantalla?</translation>
    </message>
    <message>
        <source>Text and targets are sized for this distance.</source>
        <translation>El texto y los botones se ajustan a esta distancia.</translation>
    </message>
    <message>
        <source>{n} cm</source>
        <translation>{n} cm</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compacto</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grande</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Muy grande</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>Pantalla táctil</translation>
    </message>
    <message>
        <source>Gloves: larger targets</source>
        <translation>Guantes: botones más grandes</translation>
    </message>
    <message>
        <source>Rows and buttons 20 mm high.</source>
        <translation>Filas y botones de 20 mm de alto.</translation>
    </message>
    <message>
        <source>Questions on a page</source>
        <translation>Preguntas en una página</translation>
    </message>
    <message>
        <source>Reports that are open keep their pages.</source>
        <translation>Los informes abiertos conservan sus páginas.</translation>
    </message>
    <message>
        <source>A section</source>
        <translation>Una sección</translation>
    </message>
    <message>
        <source>One question</source>
        <translation>Una pregunta</translation>
    </message>
    <message>
        <source>Language of the screens</source>
        <translation>Idioma de las pantallas</translation>
    </message>
    <message>
        <source>Changes when CITDesk is opened the next time.</source>
        <translation>Cambia cuando CITDesk se abra la próxima vez.</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Impresión</translation>
    </message>
    <message>
        <source>Where papers of this computer go, and on what.</source>
        <translation>Adónde van los documentos de esta computadora, y en qué papel.</translation>
    </message>
    <message>
        <source>Printers and paper</source>
        <translation>Impresoras y papel</translation>
    </message>
    <message>
        <source>Screen lock</source>
        <translation>Bloqueo de pantalla</translation>
    </message>
    <message>
        <source>Six digits bring you back after a pause.</source>
        <translation>Seis cifras le devuelven a su trabajo tras una pausa.</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>Elegir un PIN</translation>
    </message>
    <message>
        <source>Unlock a colleague&apos;s sign-in</source>
        <translation>Desbloquear el inicio de sesión de un colega</translation>
    </message>
    <message>
        <source>Your vault</source>
        <translation>Su bóveda</translation>
    </message>
    <message>
        <source>All you write lies encrypted on this computer.</source>
        <translation>Todo lo que escribe está cifrado en esta computadora.</translation>
    </message>
    <message>
        <source>Passphrase, recovery code, keys</source>
        <translation>Contraseña, código de recuperación, claves</translation>
    </message>
    <message>
        <source>Your agency</source>
        <translation>Su agencia</translation>
    </message>
    <message>
        <source>What it has decided for all of its computers.</source>
        <translation>Lo que ha decidido para todos sus equipos.</translation>
    </message>
    <message>
        <source>Your agency&apos;s settings</source>
        <translation>Ajustes de su agencia</translation>
    </message>
    <message>
        <source>Measure this screen</source>
        <translation>Medir esta pantalla</translation>
    </message>
    <message>
        <source>Hold a bank card to the screen. Change the bar until both are equally wide.</source>
        <translation>Ponga una tarjeta bancaria sobre la pantalla. Cambie la barra hasta que las dos sean igual de anchas.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Keyboard map</source>
        <translation>Mapa del teclado</translation>
    </message>
    <message>
        <source>About CITDesk</source>
        <translation>Acerca de CITDesk</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Hacer el recorrido</translation>
    </message>
    <message>
        <source>This screen is measured</source>
        <translation>Esta pantalla quedó medida</translation>
    </message>
</context>
<context>
    <name>ShellWindow</name>
    <message>
        <source>Find</source>
        <extracomment>a window of fewer U than this across has no room for the rail beside its page</extracomment>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>Your shift ends at {time}.</source>
        <extracomment>when the reminder begins: time to drive where there is network, and to finish a page</extracomment>
        <translation>Su turno termina a las {time}.</translation>
    </message>
    <message>
        <source>Your shift ended at {time}.</source>
        <translation>Su turno terminó a las {time}.</translation>
    </message>
    <message>
        <source>1 report not sent yet.</source>
        <translation>1 informe aún sin enviar.</translation>
    </message>
    <message>
        <source>{n} reports not sent yet.</source>
        <translation>{n} informes aún sin enviar.</translation>
    </message>
    <message>
        <source>1 report not finished.</source>
        <translation>1 informe sin terminar.</translation>
    </message>
    <message>
        <source>{n} reports not finished.</source>
        <translation>{n} informes sin terminar.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Badge number or passphrase is not right. Check Caps Lock and try again.</source>
        <translation>El número de placa o la contraseña no son correctos. Revise las mayúsculas e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>Too many tries. Your work is safe. Call your supervisor, or use your recovery code.</source>
        <translation>Demasiados intentos. Su trabajo está a salvo. Llame a su supervisor o use su código de recuperación.</translation>
    </message>
    <message>
        <source>A custody is running since {time}.</source>
        <translation>Hay una custodia en curso desde las {time}.</translation>
    </message>
    <message>
        <source>Custody limit passed: {time}. Sign in or tell your supervisor now.</source>
        <translation>Límite de custodia vencido: {time}. Inicie sesión o avise ya a su supervisor.</translation>
    </message>
    <message>
        <source>Custody limit: {time}.</source>
        <translation>Límite de custodia: {time}.</translation>
    </message>
    <message>
        <source>Enter a passphrase</source>
        <translation>Escriba una contraseña</translation>
    </message>
    <message>
        <source>The passphrase must have {least} characters or more. It has {count}</source>
        <translation>La contraseña debe tener {least} caracteres o más. Tiene {count}</translation>
    </message>
    <message>
        <source>The two passphrases must be the same. Type the second one again.</source>
        <translation>Las dos contraseñas deben ser iguales. Escriba otra vez la segunda.</translation>
    </message>
    <message>
        <source>This computer keeps its secrets in a protected file, not in a keyring.</source>
        <translation>Esta computadora guarda sus secretos en un archivo protegido, no en un llavero.</translation>
    </message>
</context>
<context>
    <name>SignInModel</name>
    <message>
        <source>Enter your badge number</source>
        <extracomment>which field the problem is about: &apos;&apos; for the whole too many wrong tries for this badge</extracomment>
        <translation>Escriba su número de placa</translation>
    </message>
    <message>
        <source>Enter your passphrase</source>
        <translation>Escriba su contraseña</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>CITDesk</source>
        <translation>CITDesk</translation>
    </message>
    <message>
        <source>Badge number</source>
        <translation>Número de placa</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>First time on this computer? Set up</source>
        <translation>¿Primera vez en esta computadora? Prepárela</translation>
    </message>
    <message>
        <source>Cannot sign in? Use your recovery code</source>
        <translation>¿No puede iniciar sesión? Use su código de recuperación</translation>
    </message>
    <message>
        <source>Error: {problem}</source>
        <translation>Error: {problem}</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Iniciando sesión …</translation>
    </message>
</context>
<context>
    <name>SignatureEditor</name>
    <message>
        <source>signed</source>
        <translation>firmado</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>sin firmar</translation>
    </message>
</context>
<context>
    <name>SignedIn</name>
    <message>
        <source>{name}, {unit}</source>
        <extracomment>in the kept place: what a person is told at the next sign-in, where they were, what they did not send too many wrong PINs where one brings the screen back from the person carries the passphrase of whoever wants new keys the forms that the commands offer to begin: id and name</extracomment>
        <translation>{name}, {unit}</translation>
    </message>
    <message>
        <source>{who}. Secrets in a file</source>
        <translation>{who}. Secretos en un archivo</translation>
    </message>
    <message>
        <source>Your last change in {page} is not saved yet. Open it to see why.</source>
        <translation>Su último cambio en {page} aún no está guardado. Ábralo para ver por qué.</translation>
    </message>
    <message>
        <source>Your last change is not saved yet. It stays behind this lock.</source>
        <translation>Su último cambio aún no está guardado. Queda tras este bloqueo.</translation>
    </message>
    <message>
        <source>{n} waiting to be sent. All of it is safe on this computer.</source>
        <translation>Esperan ser enviados: {n}. Todo está a salvo en esta computadora.</translation>
    </message>
    <message>
        <source>Everything is safe on this computer.</source>
        <translation>Todo está a salvo en esta computadora.</translation>
    </message>
    <message>
        <source>{custody}. {safe}</source>
        <translation>{custody}. {safe}</translation>
    </message>
    <message>
        <source>Start a report: {form}</source>
        <translation>Empezar un informe: {form}</translation>
    </message>
</context>
<context>
    <name>SignedPagesPage</name>
    <message>
        <source>These pages cannot be shown.</source>
        <translation>Estas páginas no se pueden mostrar.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>Signers</name>
    <message>
        <source>The person</source>
        <translation>La persona</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <translation>Madre, padre o tutor</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Clinician</source>
        <translation>Profesional clínico</translation>
    </message>
    <message>
        <source>Prosecutor</source>
        <translation>Fiscal</translation>
    </message>
    <message>
        <source>Judge or clerk</source>
        <translation>Juez o secretaría</translation>
    </message>
    <message>
        <source>Program or service</source>
        <translation>Programa o servicio</translation>
    </message>
    <message>
        <source>Witness or interpreter</source>
        <translation>Testigo o intérprete</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>A new report</source>
        <translation>Un informe nuevo</translation>
    </message>
    <message>
        <source>For a report you began or sent</source>
        <translation>Para un informe que usted empezó o envió</translation>
    </message>
    <message>
        <source>You have 1 report it can belong to</source>
        <translation>Usted tiene 1 informe al que puede pertenecer</translation>
    </message>
    <message>
        <source>You have {n} reports it can belong to</source>
        <translation>Usted tiene {n} informes a los que puede pertenecer</translation>
    </message>
    <message>
        <source>It takes its facts from a report. Begin that report first.</source>
        <translation>Toma sus datos de un informe. Empiece primero ese informe.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>What do you want to write?</source>
        <translation>¿Qué quiere escribir?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Start a report</source>
        <translation>Empezar un informe</translation>
    </message>
    <message>
        <source>No form has come to this computer yet. It needs network once.</source>
        <translation>Aún no ha llegado ningún formulario a esta computadora. Necesita la red una vez.</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>Guardado en esta computadora</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Espera a ser enviado</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Returned to you</source>
        <translation>Devuelto a usted</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Decision due</source>
        <translation>Decisión pendiente</translation>
    </message>
    <message>
        <source>Withheld</source>
        <translation>Retenido</translation>
    </message>
</context>
<context>
    <name>StateChip</name>
    <message>
        <source>State: {state}</source>
        <translation>Estado: {state}</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Nothing leaves this computer anymore. Ask your administrator.</source>
        <translation>Ya no sale nada de esta computadora. Pregunte a su administrador.</translation>
    </message>
    <message>
        <source>{trouble} Your work is safe here.</source>
        <translation>{trouble} Su trabajo está a salvo aquí.</translation>
    </message>
    <message>
        <source>Sending {n} of {of}.</source>
        <translation>Enviando {n} de {of}.</translation>
    </message>
    <message>
        <source>No network. {waiting}</source>
        <translation>Sin red. {waiting}</translation>
    </message>
    <message>
        <source>Looking for HQ. {waiting}</source>
        <translation>Buscando la central. {waiting}</translation>
    </message>
    <message>
        <source>Connected. {waiting}</source>
        <translation>Conectado. {waiting}</translation>
    </message>
    <message>
        <source>{refused} not sent, {n} waiting, safe here</source>
        <translation>{refused} sin enviar, {n} en espera, a salvo aquí</translation>
    </message>
    <message>
        <source>{n} not sent, safe here</source>
        <translation>{n} sin enviar, a salvo aquí</translation>
    </message>
    <message>
        <source>{n} waiting, safe here</source>
        <translation>{n} en espera, a salvo aquí</translation>
    </message>
    <message>
        <source>1 report could not be sent.</source>
        <translation>No salió 1 informe.</translation>
    </message>
    <message>
        <source>{n} reports could not be sent.</source>
        <translation>No salieron {n} informes.</translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent.</source>
        <translation>Nada espera ser enviado.</translation>
    </message>
    <message>
        <source>Everything is sent.</source>
        <translation>Todo está enviado.</translation>
    </message>
    <message>
        <source>Everything sent at {time}.</source>
        <translation>Todo enviado a las {time}.</translation>
    </message>
    <message>
        <source>1 entry waiting, safe here.</source>
        <translation>1 en espera, a salvo aquí.</translation>
    </message>
    <message>
        <source>{n} entries waiting, all safe here.</source>
        <translation>{n} en espera, a salvo aquí.</translation>
    </message>
    <message>
        <source>2 reports waiting, both safe here.</source>
        <translation>2 en espera, los dos a salvo aquí.</translation>
    </message>
    <message>
        <source>1 report waiting, safe here.</source>
        <translation>1 en espera, a salvo aquí.</translation>
    </message>
    <message>
        <source>{n} reports waiting, all safe here.</source>
        <translation>{n} en espera, todos a salvo aquí.</translation>
    </message>
    <message>
        <source>The disk is full: nothing can be exchanged with HQ. Free some space.</source>
        <extracomment>HQ said since sign-in whether it takes anything from here: what was kept of it says no more events that went to HQ and items that came from it since sign-in</extracomment>
        <translation>El disco está lleno: no se puede intercambiar nada con la central. Libere espacio.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>StatusSentence</name>
    <message>
        <source>Opens the sync center</source>
        <extracomment>the same in fewer words, for where the sentence has no room</extracomment>
        <translation>Abre el centro de sincronización</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>On which day?</source>
        <translation>¿Qué día?</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>¿Qué ocurrió?</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>The note about a step of {report} was not sent.</source>
        <translation>La nota sobre un paso de {report} no se envió.</translation>
    </message>
    <message>
        <source>The note about “{condition}” of {report} was not sent.</source>
        <translation>La nota sobre «{condition}» de {report} no se envió.</translation>
    </message>
    <message>
        <source>Court file of {report}</source>
        <translation>Expediente judicial de {report}</translation>
    </message>
    <message>
        <source>Record a step</source>
        <translation>Anotar un paso</translation>
    </message>
    <message>
        <source>What became of it?</source>
        <translation>¿Qué pasó con ella?</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>The court and other liaisons can read it, and letters quote it. Facts only.</source>
        <translation>El tribunal y otros enlaces pueden leerla, y las cartas la citan. Solo hechos.</translation>
    </message>
    <message>
        <source>Completed stands here once the first meeting was held.</source>
        <translation>«Completado» aparece aquí cuando la primera cita haya tenido lugar.</translation>
    </message>
    <message>
        <source>Choose what happened</source>
        <translation>Elija qué ocurrió</translation>
    </message>
    <message>
        <source>Enter the day, for example March 12, 2026</source>
        <translation>Indique el día, por ejemplo 12 de marzo de 2026</translation>
    </message>
    <message>
        <source>Record it all the same</source>
        <translation>Registrarlo de todos modos</translation>
    </message>
    <message>
        <source>1 condition was missed</source>
        <translation>1 condición no se cumplió</translation>
    </message>
    <message>
        <source>{n} conditions were missed</source>
        <translation>{n} condiciones no se cumplieron</translation>
    </message>
    <message>
        <source>1 condition has no result</source>
        <translation>1 condición no tiene resultado</translation>
    </message>
    <message>
        <source>{n} conditions have no result</source>
        <translation>{n} condiciones no tienen resultado</translation>
    </message>
    <message>
        <source>{conditions}. Is it completed all the same?</source>
        <translation>{conditions}. ¿Está completado de todos modos?</translation>
    </message>
</context>
<context>
    <name>Stick</name>
    <message>
        <source>File {number} is on a stick since {time}, to bring back what HQ has for you.</source>
        <translation>El archivo {number} está en una memoria USB desde las {time}, para traer lo que la central tiene para usted.</translation>
    </message>
    <message>
        <source>File {number} is on a stick since {time}: {what} It counts once HQ&apos;s answer is taken in here.</source>
        <translation>El archivo {number} está en una memoria USB desde las {time}: {what} Cuenta cuando se lea aquí la respuesta de la central.</translation>
    </message>
    <message>
        <source>File {number} is on the stick ({size}). Eject it before you pull it out.</source>
        <translation>El archivo {number} está en la memoria USB ({size}). Expúlsela antes de sacarla.</translation>
    </message>
    <message>
        <source>Not everything had room. The next file brings the rest.</source>
        <translation>No cupo todo. El archivo siguiente lleva el resto.</translation>
    </message>
    <message>
        <source>HQ&apos;s answer to file {number} is taken in.</source>
        <translation>Se leyó la respuesta de la central al archivo {number}.</translation>
    </message>
    <message>
        <source>1 entry arrived at HQ.</source>
        <translation>1 anotación llegó a la central.</translation>
    </message>
    <message>
        <source>{n} entries arrived at HQ.</source>
        <translation>{n} anotaciones llegaron a la central.</translation>
    </message>
    <message>
        <source>HQ did not take 1 entry: see the sync center.</source>
        <translation>La central no aceptó 1 anotación: vea el centro de sincronización.</translation>
    </message>
    <message>
        <source>HQ did not take {n} entries: see the sync center.</source>
        <translation>La central no aceptó {n} anotaciones: vea el centro de sincronización.</translation>
    </message>
    <message>
        <source>1 entry of colleagues arrived.</source>
        <translation>Llegó 1 anotación de colegas.</translation>
    </message>
    <message>
        <source>{n} entries of colleagues arrived.</source>
        <translation>Llegaron {n} anotaciones de colegas.</translation>
    </message>
    <message>
        <source>1 entry of yours.</source>
        <translation>1 anotación suya.</translation>
    </message>
    <message>
        <source>{n} entries of yours.</source>
        <translation>{n} anotaciones suyas.</translation>
    </message>
    <message>
        <source>1 entry of colleagues.</source>
        <translation>1 anotación de colegas.</translation>
    </message>
    <message>
        <source>{n} entries of colleagues.</source>
        <translation>{n} anotaciones de colegas.</translation>
    </message>
    <message>
        <source>1 thing came from HQ.</source>
        <translation>Llegó 1 cosa de la central.</translation>
    </message>
    <message>
        <source>{n} things came from HQ.</source>
        <translation>Llegaron {n} cosas de la central.</translation>
    </message>
    <message>
        <source>HQ has more for you: write another file.</source>
        <translation>La central tiene más para usted: escriba otro archivo.</translation>
    </message>
    <message>
        <source>1 report of yours.</source>
        <translation>1 informe suyo.</translation>
    </message>
    <message>
        <source>{n} reports of yours.</source>
        <translation>{n} informes suyos.</translation>
    </message>
    <message>
        <source>Attached files go with it.</source>
        <translation>Los archivos adjuntos van con él.</translation>
    </message>
</context>
<context>
    <name>StickModel</name>
    <message>
        <source>1 report waits to be sent.</source>
        <extracomment>what runs has come to its end, well or not</extracomment>
        <translation>1 informe espera ser enviado.</translation>
    </message>
    <message>
        <source>{n} reports wait to be sent.</source>
        <translation>{n} informes esperan ser enviados.</translation>
    </message>
    <message>
        <source>1 entry waits to be sent.</source>
        <translation>1 anotación espera ser enviada.</translation>
    </message>
    <message>
        <source>{n} entries wait to be sent.</source>
        <translation>{n} anotaciones esperan ser enviadas.</translation>
    </message>
    <message>
        <source>Nothing of yours is waiting to be sent. A file still brings back what HQ has for you.</source>
        <translation>Nada suyo espera ser enviado. Aun así, un archivo trae de vuelta lo que la central tiene para usted.</translation>
    </message>
</context>
<context>
    <name>StickPage</name>
    <message>
        <source>Take it to HQ with a stick</source>
        <extracomment>Where systems put what is plugged in.</extracomment>
        <translation>Llevarlo a la central en una memoria USB</translation>
    </message>
    <message>
        <source>1. Write the file</source>
        <translation>1. Escriba el archivo</translation>
    </message>
    <message>
        <source>Plug a stick in. Only HQ can read the file. What you wrote stays here, too.</source>
        <translation>Conecte una memoria USB. Solo la central puede leer el archivo. Lo que usted escribió también queda aquí.</translation>
    </message>
    <message>
        <source>Write the file for HQ</source>
        <translation>Escribir el archivo para la central</translation>
    </message>
    <message>
        <source>2. Bring the stick to HQ</source>
        <translation>2. Lleve la memoria USB a la central</translation>
    </message>
    <message>
        <source>There it is taken in, and HQ&apos;s answer is put on the stick. Bring that back.</source>
        <translation>Allí se lee y se pone la respuesta de la central en la memoria USB. Tráigala de vuelta.</translation>
    </message>
    <message>
        <source>3. Take in HQ&apos;s answer</source>
        <translation>3. Lea la respuesta de la central</translation>
    </message>
    <message>
        <source>Only then does it count as sent. It brings what HQ has for you, too.</source>
        <translation>Solo entonces cuenta como enviado. También trae lo que la central tiene para usted.</translation>
    </message>
    <message>
        <source>Take in HQ&apos;s answer</source>
        <translation>Leer la respuesta de la central</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>With a stick</source>
        <extracomment>the buttons were off while the stick was used: the keyboard goes to what comes next</extracomment>
        <translation>Con una memoria USB</translation>
    </message>
    <message>
        <source>The stick is still being used. This ends by itself in a moment.</source>
        <translation>La memoria USB todavía está en uso. Esto termina solo en un momento.</translation>
    </message>
    <message>
        <source>Working. Leave the stick in.</source>
        <translation>Trabajando. Deje la memoria USB conectada.</translation>
    </message>
    <message>
        <source>Choose the stick</source>
        <translation>Elija la memoria USB</translation>
    </message>
    <message>
        <source>Choose HQ&apos;s answer on the stick</source>
        <translation>Elija la respuesta de la central en la memoria USB</translation>
    </message>
    <message>
        <source>HQ&apos;s answer (citdesk-from-hq-*.citdesk)</source>
        <translation>Respuesta de la central (citdesk-from-hq-*.citdesk)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>SyncModel</name>
    <message>
        <source>Everything you wrote is safe on this computer.</source>
        <extracomment>the facts, the reports that wait, and whether the agency can read the vault of a computer out of service So long it is said that an older copy was put back.</extracomment>
        <translation>Todo lo que usted escribió está a salvo en esta computadora.</translation>
    </message>
    <message>
        <source>HQ has lost entries of other people in 1 report. They are safe here, and count again once those people&apos;s computers reach HQ. If that does not happen, tell your administrator.</source>
        <translation>La central ha perdido anotaciones de otras personas en 1 informe. Aquí están a salvo y volverán a contar cuando las computadoras de esas personas contacten con la central. Si eso no ocurre, avise a su administrador.</translation>
    </message>
    <message>
        <source>HQ has lost entries of other people in {n} reports. They are safe here, and count again once those people&apos;s computers reach HQ. If that does not happen, tell your administrator.</source>
        <translation>La central ha perdido anotaciones de otras personas en {n} informes. Aquí están a salvo y volverán a contar cuando las computadoras de esas personas contacten con la central. Si eso no ocurre, avise a su administrador.</translation>
    </message>
    <message>
        <source>HQ was put back from an older copy. Entries of yours sent to it again: {n}.</source>
        <translation>La central se restauró desde una copia anterior. Anotaciones suyas enviadas de nuevo: {n}.</translation>
    </message>
    <message>
        <source>{trouble} {waiting}</source>
        <translation>{trouble} {waiting}</translation>
    </message>
    <message>
        <source>No network{since}. {waiting}</source>
        <translation>Sin red{since}. {waiting}</translation>
    </message>
    <message>
        <source>Sending now. {waiting}</source>
        <translation>Enviando ahora. {waiting}</translation>
    </message>
    <message>
        <source>Everything was sent{since}.</source>
        <translation>Todo se envió{since}.</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Requiere su atención</translation>
    </message>
    <message>
        <source>Goes by itself</source>
        <translation>Sale solo</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>Se queda aquí</translation>
    </message>
    <message>
        <source>{report}: {why}</source>
        <translation>{report}: {why}</translation>
    </message>
    <message>
        <source> since {time}</source>
        <translation> desde las {time}</translation>
    </message>
    <message>
        <source> at {time}</source>
        <translation> a las {time}</translation>
    </message>
    <message>
        <source>1 report will go by itself.</source>
        <translation>1 informe saldrá solo.</translation>
    </message>
    <message>
        <source>{n} reports will go by themselves.</source>
        <translation>{n} informes saldrán solos.</translation>
    </message>
    <message>
        <source>1 entry will go by itself.</source>
        <translation>1 anotación saldrá sola.</translation>
    </message>
    <message>
        <source>{n} entries will go by themselves.</source>
        <translation>{n} anotaciones saldrán solas.</translation>
    </message>
    <message>
        <source>1 piece of your work is here and was not sent.</source>
        <translation>Aquí hay 1 trabajo suyo que no se envió.</translation>
    </message>
    <message>
        <source>{n} pieces of your work are here and were not sent.</source>
        <translation>Aquí hay {n} trabajos suyos que no se enviaron.</translation>
    </message>
    <message>
        <source>1 entry is waiting, safe here.</source>
        <translation>1 anotación en espera, a salvo aquí.</translation>
    </message>
    <message>
        <source>{n} entries are waiting, safe here.</source>
        <translation>{n} anotaciones en espera, a salvo aquí.</translation>
    </message>
    <message>
        <source>1 later entry waits for it.</source>
        <translation>1 anotación posterior lo espera.</translation>
    </message>
    <message>
        <source>{n} later entries wait for it.</source>
        <translation>{n} anotaciones posteriores lo esperan.</translation>
    </message>
    <message>
        <source>{what}. {why}</source>
        <translation>{what}. {why}</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Demasiado tarde</translation>
    </message>
    <message>
        <source>Waiting for network</source>
        <translation>Espera a la red</translation>
    </message>
    <message>
        <source>Waiting for HQ</source>
        <translation>Espera a la central</translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent.</source>
        <translation>Nada espera ser enviado.</translation>
    </message>
    <message>
        <source>An older copy of your vault was put back. Entries that came back from HQ: {back}. Sent again: {again}.</source>
        <translation>Se restauró una copia anterior de su bóveda. Anotaciones que volvieron de la central: {back}. Enviadas de nuevo: {again}.</translation>
    </message>
    <message>
        <source>Nothing can leave this computer anymore, by network or by stick. Take it to your administrator as it is: with the agency&apos;s escrow key, what you wrote can be copied out of it there. You go on at another computer.</source>
        <translation>Ya no puede salir nada de esta computadora, ni por la red ni con una memoria USB. Llévela a su administrador tal como está: con la clave de depósito de la agencia se puede copiar allí lo que usted escribió. Usted sigue en otra computadora.</translation>
    </message>
    <message>
        <source>Nothing can leave this computer anymore, by network or by stick. Take it to your administrator as it is: they can tell whether what you wrote can be copied out of it, and how. Until then you can read it here. You go on at another computer.</source>
        <translation>Ya no puede salir nada de esta computadora, ni por la red ni con una memoria USB. Llévela a su administrador tal como está: allí le dirán si se puede copiar lo que usted escribió, y cómo. Hasta entonces puede leerlo aquí. Usted sigue en otra computadora.</translation>
    </message>
    <message>
        <source>1 report is waiting, safe here.</source>
        <translation>1 informe en espera, a salvo aquí.</translation>
    </message>
    <message>
        <source>{n} reports are waiting, safe here.</source>
        <translation>{n} informes en espera, a salvo aquí.</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Try now</source>
        <translation>Intentar ahora</translation>
    </message>
    <message>
        <source>Copy details for support</source>
        <translation>Copiar los detalles para el soporte técnico</translation>
    </message>
    <message>
        <source>Take with a stick</source>
        <translation>Llevar en una memoria USB</translation>
    </message>
    <message>
        <source>Sync center</source>
        <translation>Centro de sincronización</translation>
    </message>
    <message>
        <source>Ask HQ again</source>
        <translation>Preguntar otra vez a la central</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>Detalles copiados</translation>
    </message>
</context>
<context>
    <name>TakingLong</name>
    <message>
        <source>Opening …</source>
        <translation>Abriendo …</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n palabra</numerusform>
            <numerusform>%n palabras</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Thumb</name>
    <message>
        <source>Open picture: {question}</source>
        <translation>Abrir imagen: {question}</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>Abrir la imagen</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>{question} Time, 24-hour clock</source>
        <translation>{question} Hora, reloj de 24 horas</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>{question} Now</source>
        <translation>{question} Ahora</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline of the case</source>
        <extracomment>extra room for the first minute between two moments and for each doubling of it, and the most, in U from which width on moments have a column for what is said beside them, in U</extracomment>
        <translation>Línea de tiempo del caso</translation>
    </message>
    <message>
        <source>Call received</source>
        <translation>Llamada recibida</translation>
    </message>
    <message>
        <source>It happened</source>
        <translation>Ocurrió</translation>
    </message>
    <message>
        <source>First unit sent</source>
        <translation>Se envió la primera unidad</translation>
    </message>
    <message>
        <source>First unit arrived</source>
        <translation>Llegó la primera unidad</translation>
    </message>
    <message>
        <source>CIT on scene</source>
        <translation>CIT en el lugar</translation>
    </message>
    <message>
        <source>Clinician reached</source>
        <translation>Profesional clínico localizado</translation>
    </message>
    <message>
        <source>Another officer arrived</source>
        <translation>Llegó otro agente</translation>
    </message>
    <message>
        <source>Custody began</source>
        <translation>Comenzó la custodia</translation>
    </message>
    <message>
        <source>The scene was calm</source>
        <translation>El lugar quedó en calma</translation>
    </message>
    <message>
        <source>Left the scene</source>
        <translation>Salida del lugar</translation>
    </message>
    <message>
        <source>Set out for the facility</source>
        <translation>Salida hacia el centro</translation>
    </message>
    <message>
        <source>Arrived at the facility</source>
        <translation>Llegada al centro</translation>
    </message>
    <message>
        <source>Facility took the person over</source>
        <translation>El centro recibió a la persona</translation>
    </message>
    <message>
        <source>Person let go</source>
        <translation>Se dejó ir a la persona</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>De vuelta al servicio</translation>
    </message>
    <message>
        <source>{report} sent</source>
        <translation>{report}: enviado</translation>
    </message>
    <message>
        <source>{report} sent again</source>
        <translation>{report}: enviado otra vez</translation>
    </message>
    <message>
        <source>{report}: amendment sent</source>
        <translation>{report}: enmienda enviada</translation>
    </message>
    <message>
        <source>{report} taken back</source>
        <translation>{report}: retirado</translation>
    </message>
    <message>
        <source>{report} returned</source>
        <translation>{report}: devuelto</translation>
    </message>
    <message>
        <source>{report} approved</source>
        <translation>{report}: aprobado</translation>
    </message>
    <message>
        <source>{report} made void</source>
        <translation>{report}: anulado</translation>
    </message>
    <message>
        <source>{report} marked as a duplicate</source>
        <translation>{report}: marcado como duplicado</translation>
    </message>
    <message>
        <source>{report} given to {person}</source>
        <translation>{report}: entregado a {person}</translation>
    </message>
    <message>
        <source>{report} issued</source>
        <translation>{report}: emitido</translation>
    </message>
    <message>
        <source>{n} min later</source>
        <extracomment>how the end of a custody that still runs is marked</extracomment>
        <translation>{n} min después</translation>
    </message>
    <message>
        <source>{h} h {m} min later</source>
        <translation>{h} h {m} min después</translation>
    </message>
    <message>
        <source>1 day later</source>
        <translation>1 día después</translation>
    </message>
    <message>
        <source>{n} days later</source>
        <translation>{n} días después</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>Custody ends at the latest</source>
        <translation>La custodia termina a más tardar</translation>
    </message>
    <message>
        <source>by {person}</source>
        <translation>por {person}</translation>
    </message>
    <message>
        <source>waiting for network</source>
        <translation>esperando la red</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Nothing has a time yet. Times you tap in a report, and what becomes of it, stand here.</source>
        <translation>Nada tiene hora todavía. Aquí aparecen las horas que toca en un informe y lo que pasa con él.</translation>
    </message>
    <message>
        <source>{report}: timeline</source>
        <translation>{report}: línea de tiempo</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>{what}. Press Control Z to undo.</source>
        <translation>{what}. Pulse Control Z para deshacer.</translation>
    </message>
</context>
<context>
    <name>TooLate</name>
    <message>
        <source>{person} approved it, {time}.</source>
        <translation>{person} lo aprobó, {time}.</translation>
    </message>
    <message>
        <source>{person} returned it, {time}.</source>
        <translation>{person} lo devolvió, {time}.</translation>
    </message>
    <message>
        <source>{person} took it back, {time}.</source>
        <translation>{person} lo retiró, {time}.</translation>
    </message>
    <message>
        <source>{person} sent another version, {time}.</source>
        <translation>{person} envió otra versión, {time}.</translation>
    </message>
    <message>
        <source>{person} made it void, {time}.</source>
        <translation>{person} lo anuló, {time}.</translation>
    </message>
    <message>
        <source>{person} marked it as a duplicate, {time}.</source>
        <translation>{person} lo marcó como duplicado, {time}.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Otra persona</translation>
    </message>
    <message>
        <source>Your approval was not needed.</source>
        <translation>Su aprobación no hizo falta.</translation>
    </message>
    <message>
        <source>Your approval came too late and does not count.</source>
        <translation>Su aprobación llegó tarde y no cuenta.</translation>
    </message>
    <message>
        <source>Your return came too late and does not count.</source>
        <translation>Su devolución llegó tarde y no cuenta.</translation>
    </message>
    <message>
        <source>It was too late to take it back.</source>
        <translation>Ya era tarde para retirarlo.</translation>
    </message>
</context>
<context>
    <name>TooLong</name>
    <message>
        <source>Not added: this box takes up to {most} characters. Add a part of it.</source>
        <translation>No se añadió: este cuadro admite hasta {most} caracteres. Añada una parte.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Where your work is</source>
        <translation>Dónde está su trabajo</translation>
    </message>
    <message>
        <source>The bar at the side holds the parts of it. With large text it is behind the Menu button at the top. A number says what waits for you.</source>
        <translation>La barra lateral tiene sus partes. Con texto grande está detrás del botón Menú, arriba. Un número dice qué le espera.</translation>
    </message>
    <message>
        <source>Go away and come back: each part is as you left it.</source>
        <translation>Vaya y vuelva: cada parte está como usted la dejó.</translation>
    </message>
    <message>
        <source>Go to a part</source>
        <translation>Ir a una parte</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>Volver a la página anterior</translation>
    </message>
    <message>
        <source>Nothing has to be saved</source>
        <translation>No hace falta guardar nada</translation>
    </message>
    <message>
        <source>Start a report when you are with someone in crisis, or after.</source>
        <translation>Empiece un informe cuando esté con alguien en crisis, o después.</translation>
    </message>
    <message>
        <source>Every answer is on this computer as soon as you give it. Stop anywhere, go on there.</source>
        <translation>Cada respuesta queda en esta computadora en cuanto usted la da. Deténgase donde quiera y siga ahí.</translation>
    </message>
    <message>
        <source>The last page lists what is missing. Then you send it to your supervisor.</source>
        <translation>La última página dice qué falta. Después lo envía a su supervisor.</translation>
    </message>
    <message>
        <source>Start a report</source>
        <translation>Empezar un informe</translation>
    </message>
    <message>
        <source>Continue to the next page</source>
        <translation>Continuar a la página siguiente</translation>
    </message>
    <message>
        <source>Two presses approve a report</source>
        <translation>Dos pulsaciones aprueban un informe</translation>
    </message>
    <message>
        <source>Review lists what your officers sent, what runs out first on top.</source>
        <translation>Revisión muestra lo que enviaron sus agentes, arriba lo que vence primero.</translation>
    </message>
    <message>
        <source>Read, comment on an answer, then approve or return. The next report opens by itself.</source>
        <translation>Lea, comente una respuesta y apruebe o devuelva. El informe siguiente se abre solo.</translation>
    </message>
    <message>
        <source>Comment on this answer</source>
        <translation>Comentar esta respuesta</translation>
    </message>
    <message>
        <source>Approve report</source>
        <translation>Aprobar el informe</translation>
    </message>
    <message>
        <source>Return report with comments</source>
        <translation>Devolver el informe con comentarios</translation>
    </message>
    <message>
        <source>See the paper before you print it</source>
        <translation>Vea el documento antes de imprimirlo</translation>
    </message>
    <message>
        <source>Liaison lists the approved reports that the court may see, by what is due next.</source>
        <translation>Enlace muestra los informes aprobados que el tribunal puede ver, según lo que vence antes.</translation>
    </message>
    <message>
        <source>Open one and make a paper. Beside it stands what is withheld from its reader, and why.</source>
        <translation>Abra uno y haga un documento. Al lado está lo que se retiene a quien lo lee, y por qué.</translation>
    </message>
    <message>
        <source>Print this packet</source>
        <translation>Imprimir este expediente</translation>
    </message>
    <message>
        <source>Questions come to you</source>
        <translation>Las preguntas le llegan</translation>
    </message>
    <message>
        <source>Consults lists what officers ask. A new question appears by itself.</source>
        <translation>Consultas muestra lo que preguntan los agentes. Una pregunta nueva aparece sola.</translation>
    </message>
    <message>
        <source>Take one, read what the officer saw, write your advice.</source>
        <translation>Tome una, lea lo que vio el agente y escriba su consejo.</translation>
    </message>
    <message>
        <source>Look up who can help</source>
        <translation>Busque quién puede ayudar</translation>
    </message>
    <message>
        <source>Guide has the services nearby and what helps in a talk with somebody in crisis.</source>
        <translation>En Guía están los servicios cercanos y lo que ayuda al hablar con alguien en crisis.</translation>
    </message>
    <message>
        <source>Type what you need, for example shelter. It works without network.</source>
        <translation>Escriba lo que necesita, por ejemplo albergue. Funciona sin red.</translation>
    </message>
    <message>
        <source>The line below says that your work is safe</source>
        <translation>La línea de abajo dice que su trabajo está a salvo</translation>
    </message>
    <message>
        <source>Without network you work on. What you finish waits here, encrypted, and leaves by itself.</source>
        <translation>Sin red usted sigue trabajando. Lo que termina espera aquí, cifrado, y sale solo.</translation>
    </message>
    <message>
        <source>When a time limit on somebody&apos;s custody runs, its clock stands above every page.</source>
        <translation>Cuando corre un plazo sobre la custodia de alguien, su reloj está arriba en cada página.</translation>
    </message>
    <message>
        <source>Say what you want to do</source>
        <translation>Diga qué quiere hacer</translation>
    </message>
    <message>
        <source>Press Find and type a word or two: night, send, shelter, lock.</source>
        <translation>Pulse Buscar y escriba una o dos palabras: noche, enviar, refugio, bloquear.</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Buscar una orden</translation>
    </message>
    <message>
        <source>Show the keyboard map</source>
        <translation>Mostrar el mapa del teclado</translation>
    </message>
    <message>
        <source>Hide the screen at once</source>
        <translation>Ocultar la pantalla al instante</translation>
    </message>
    <message>
        <source>Lock this screen</source>
        <translation>Bloquear esta pantalla</translation>
    </message>
    <message>
        <source>Try it where nothing can go wrong</source>
        <translation>Pruebe donde nada puede salir mal</translation>
    </message>
    <message>
        <source>The sample case is a report half written. Finish it, and see the paper it becomes.</source>
        <translation>El caso de ejemplo es un informe a medio escribir. Termínelo y vea el documento que resulta.</translation>
    </message>
    <message>
        <source>It stays on this computer and can never be sent. You find it again under Guide.</source>
        <translation>Queda en esta computadora y nunca se puede enviar. Lo encuentra de nuevo en Guía.</translation>
    </message>
    <message>
        <source>Practice is under Guide</source>
        <translation>La práctica está en Guía</translation>
    </message>
    <message>
        <source>A drill is a talk with somebody in crisis, step by step.</source>
        <translation>Un ejercicio es una conversación con alguien en crisis, paso a paso.</translation>
    </message>
    <message>
        <source>Nothing is kept of it.</source>
        <translation>No se guarda nada de él.</translation>
    </message>
</context>
<context>
    <name>TourPage</name>
    <message>
        <source>Open the sample case</source>
        <translation>Abrir el caso de ejemplo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Saltar el recorrido</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>Step {n} of {all}</source>
        <translation>Paso {n} de {all}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Overdue since {day}</source>
        <translation>Con retraso desde {day}</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>Due {day}</source>
        <translation>Vence {day}</translation>
    </message>
    <message>
        <source>Done, next by {day}</source>
        <translation>Hecho, el próximo antes del {day}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>After the course</source>
        <translation>Después del curso</translation>
    </message>
    <message>
        <source>{have} of {least} drills</source>
        <translation>{have} de {least} ejercicios</translation>
    </message>
    <message>
        <source>{have} of {least} hours</source>
        <translation>{have} de {least} horas</translation>
    </message>
    <message>
        <source>40-hour CIT course</source>
        <translation>Curso CIT de 40 horas</translation>
    </message>
    <message>
        <source>Refresher</source>
        <translation>Actualización</translation>
    </message>
    <message>
        <source>Practice drill</source>
        <translation>Ejercicio de práctica</translation>
    </message>
    <message>
        <source>Other training</source>
        <translation>Otra formación</translation>
    </message>
    <message>
        <source>ended well</source>
        <translation>terminó bien</translation>
    </message>
    <message>
        <source>ended badly</source>
        <translation>terminó mal</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} horas</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Your training</source>
        <translation>Su formación</translation>
    </message>
    <message>
        <source>Add a course or refresher</source>
        <translation>Añadir un curso o actualización</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Lo que se hizo</translation>
    </message>
    <message>
        <source>Drills you finish in Practice are added by themselves.</source>
        <translation>Los ejercicios que termina en Práctica se añaden solos.</translation>
    </message>
</context>
<context>
    <name>UnderWay</name>
    <message>
        <source>This can take minutes. Leave the computer on.</source>
        <translation>Puede tardar minutos. Deje la computadora encendida.</translation>
    </message>
    <message>
        <source>If it goes off all the same, none of your work is lost: your next sign-in goes on with it. Then show a new recovery code in Settings, Your vault.</source>
        <translation>Si aun así se apaga, no se pierde nada de su trabajo: su próximo inicio de sesión lo continúa. Después, muestre un código de recuperación nuevo en Ajustes, Su bóveda.</translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message>
        <source>None of your work is lost. Sign in again: it goes on from there. Then show a new recovery code in Settings, Your vault: the old one may open nothing anymore.</source>
        <translation>No se pierde nada de su trabajo. Inicie sesión otra vez: continúa desde ahí. Después, muestre un código de recuperación nuevo en Ajustes, Su bóveda: es posible que el anterior ya no abra nada.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
</context>
<context>
    <name>UnitModel</name>
    <message>
        <source>Marked as duplicates</source>
        <translation>Marcados como duplicados</translation>
    </message>
    <message>
        <source>Oldest since {time}</source>
        <translation>El más antiguo, desde {time}</translation>
    </message>
    <message>
        <source>1 open</source>
        <translation>1 abierto</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>{n} abiertos</translation>
    </message>
    <message>
        <source>1 waiting for a decision</source>
        <translation>1 espera decisión</translation>
    </message>
    <message>
        <source>{n} waiting for a decision</source>
        <translation>{n} esperan decisión</translation>
    </message>
    <message>
        <source>1 to change</source>
        <translation>1 por cambiar</translation>
    </message>
    <message>
        <source>{n} to change</source>
        <translation>{n} por cambiar</translation>
    </message>
    <message>
        <source>1 taken back</source>
        <translation>1 retirado</translation>
    </message>
    <message>
        <source>{n} taken back</source>
        <translation>{n} retirados</translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation>Nada abierto</translation>
    </message>
    <message>
        <source>You cover for {unit} until {day}.</source>
        <translation>Usted cubre {unit} hasta el {day}.</translation>
    </message>
    <message>
        <source>{person} covers for your unit until {day}.</source>
        <translation>{person} cubre su unidad hasta el {day}.</translation>
    </message>
</context>
<context>
    <name>UnitPage</name>
    <message>
        <source>Who has what open</source>
        <translation>Quién tiene qué abierto</translation>
    </message>
    <message>
        <source>While I am away</source>
        <translation>Durante mi ausencia</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Nobody of your unit is known here yet. It needs network once.</source>
        <translation>Aquí todavía no se conoce a nadie de su unidad. Hace falta red una vez.</translation>
    </message>
</context>
<context>
    <name>UnitTrainingPage</name>
    <message>
        <source>Training in your unit: 1 overdue or missing</source>
        <translation>Formación en su unidad: 1 con retraso o sin hacer</translation>
    </message>
    <message>
        <source>Training in your unit: {n} overdue or missing</source>
        <translation>Formación en su unidad: {n} con retraso o sin hacer</translation>
    </message>
    <message>
        <source>Training in your unit</source>
        <translation>Formación en su unidad</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>HQ knows no officers in your unit.</source>
        <translation>La central no conoce agentes en su unidad.</translation>
    </message>
</context>
<context>
    <name>UnlockModel</name>
    <message>
        <source>Enter the badge number of who answers</source>
        <translation>Escriba el número de placa de quien responde</translation>
    </message>
    <message>
        <source>Enter the answer</source>
        <translation>Escriba la respuesta</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Sign-in is locked</source>
        <translation>El inicio de sesión está bloqueado</translation>
    </message>
    <message>
        <source>There were too many wrong tries for this badge number. Your work is safe. Call a supervisor and read this to them, letter by letter:</source>
        <translation>Hubo demasiados intentos incorrectos con este número de placa. Su trabajo está a salvo. Llame a un supervisor y léale esto letra por letra:</translation>
    </message>
    <message>
        <source>Badge number of your supervisor</source>
        <translation>Número de placa de su supervisor</translation>
    </message>
    <message>
        <source>Their answer</source>
        <translation>Su respuesta</translation>
    </message>
    <message>
        <source>Two groups of four. You still need your passphrase afterward.</source>
        <translation>Dos grupos de cuatro. Después todavía necesita su contraseña.</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Volver al inicio de sesión</translation>
    </message>
    <message>
        <source>Nobody to call? Use your recovery code</source>
        <translation>¿Nadie a quien llamar? Use su código de recuperación</translation>
    </message>
    <message>
        <source>Challenge: {text}</source>
        <translation>Clave: {text}</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Comprobando …</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
</context>
<context>
    <name>UnsentPage</name>
    <message>
        <source>Not everything was sent</source>
        <translation>No se envió todo</translation>
    </message>
    <message>
        <source>What was typed there stands on its page. If you sign out again or close the window, it waits for your next sign-in on this computer. &quot;Leave without it&quot; lets go of it for good.</source>
        <translation>Lo que se escribió está en su página. Si vuelve a cerrar sesión o cierra la ventana, espera hasta que inicie sesión de nuevo en esta computadora. «Salir sin ello» lo descarta para siempre.</translation>
    </message>
    <message>
        <source>Locking the screen keeps it.</source>
        <translation>Bloquear la pantalla lo conserva.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Leave without it</source>
        <translation>Salir sin ello</translation>
    </message>
    <message>
        <source>Before you leave</source>
        <translation>Antes de salir</translation>
    </message>
</context>
<context>
    <name>Urgency</name>
    <message>
        <source>low</source>
        <translation>bajo</translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation>sin evaluar</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>moderado</translation>
    </message>
    <message>
        <source>high</source>
        <translation>alto</translation>
    </message>
    <message>
        <source>{what} due {when}</source>
        <translation>{what} vence {when}</translation>
    </message>
    <message>
        <source>Danger to self and others: {level}</source>
        <translation>Peligro para sí y para otros: {level}</translation>
    </message>
    <message>
        <source>Danger to self: {level}</source>
        <translation>Peligro para sí: {level}</translation>
    </message>
    <message>
        <source>Danger to others: {level}</source>
        <translation>Peligro para otros: {level}</translation>
    </message>
</context>
<context>
    <name>UseNowPage</name>
    <message>
        <source>Next step</source>
        <translation>Paso siguiente</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>Paso anterior</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Since {time}, {n} min</source>
        <translation>Desde las {time}, {n} min</translation>
    </message>
    <message>
        <source>Look again now. {since}</source>
        <translation>Vuelva a mirar ahora. {since}</translation>
    </message>
    <message>
        <source>Look again now</source>
        <translation>Vuelva a mirar ahora</translation>
    </message>
    <message>
        <source>Look again in 1 min</source>
        <translation>Vuelva a mirar en 1 min</translation>
    </message>
    <message>
        <source>Look again in {n} min</source>
        <translation>Vuelva a mirar en {n} min</translation>
    </message>
    <message>
        <source>{again}. {since}</source>
        <translation>{again}. {since}</translation>
    </message>
    <message>
        <source>Step {n} of {count}</source>
        <translation>Paso {n} de {count}</translation>
    </message>
</context>
<context>
    <name>VaultModel</name>
    <message>
        <source>Enter your passphrase</source>
        <translation>Escriba su contraseña</translation>
    </message>
</context>
<context>
    <name>VaultPage</name>
    <message>
        <source>Your passphrase, code and keys</source>
        <translation>Su contraseña, código y claves</translation>
    </message>
    <message>
        <source>An administrator allowed it. For whoever copies the disk, only your passphrase stands in the way.</source>
        <translation>Un administrador lo permitió. A quien copie el disco solo lo detiene su contraseña.</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>It is asked for whatever you do on this page.</source>
        <translation>Se pide para todo lo que haga en esta página.</translation>
    </message>
    <message>
        <source>New recovery code</source>
        <translation>Nuevo código de recuperación</translation>
    </message>
    <message>
        <source>If the paper is lost, or somebody saw it. The old code then opens nothing.</source>
        <translation>Si se perdió el papel o alguien lo vio. El código anterior ya no abre nada.</translation>
    </message>
    <message>
        <source>Show a new code</source>
        <translation>Mostrar un código nuevo</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>{least} characters or more. Four or five words are easy to remember.</source>
        <translation>{least} caracteres o más. Cuatro o cinco palabras son fáciles de recordar.</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Contraseña nueva otra vez</translation>
    </message>
    <message>
        <source>Keep this passphrase</source>
        <translation>Usar esta contraseña</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Claves nuevas</translation>
    </message>
    <message>
        <source>If somebody may have copied this computer&apos;s disk. All your work here is encrypted anew, which can take minutes, and you get a new recovery code.</source>
        <translation>Si alguien pudo copiar el disco de esta computadora. Todo su trabajo aquí se cifra de nuevo, lo que puede tardar minutos, y recibe un nuevo código de recuperación.</translation>
    </message>
    <message>
        <source>Encrypt everything anew</source>
        <translation>Cifrar todo de nuevo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Your vault</source>
        <translation>Su bóveda</translation>
    </message>
    <message>
        <source>For you on this computer</source>
        <translation>Para usted en esta computadora</translation>
    </message>
    <message>
        <source>Your new passphrase holds</source>
        <translation>Su contraseña nueva ya vale</translation>
    </message>
    <message>
        <source>This is your first sign-in on this computer.</source>
        <translation>Es la primera vez que inicia sesión en esta computadora.</translation>
    </message>
    <message>
        <source>Your last sign-in before this one: {when}. Was it not you? Tell your supervisor.</source>
        <translation>Su inicio de sesión anterior: {when}. ¿No fue usted? Avise a su supervisor.</translation>
    </message>
    <message>
        <source>You open this vault with your passphrase or your recovery code. Your agency can read it with its escrow key when you cannot. It cannot write or send in your name, and each time is recorded.</source>
        <translation>Usted abre esta bóveda con su contraseña o su código de recuperación. Su agencia puede leerla con su clave de custodia cuando usted no puede. No puede escribir ni enviar en su nombre, y cada vez queda registrada.</translation>
    </message>
    <message>
        <source>Only you open this vault, with your passphrase or your recovery code. Without both, what HQ does not have yet is lost.</source>
        <translation>Solo usted abre esta bóveda, con su contraseña o su código de recuperación. Sin ninguno de los dos se pierde lo que la central aún no tiene.</translation>
    </message>
</context>
<context>
    <name>Version</name>
    <message>
        <source>Rows left out</source>
        <translation>Filas omitidas</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>Row {n}, {column}</source>
        <translation>Fila {n}, {column}</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambian</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Desaparecen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevos</translation>
    </message>
    <message>
        <source>{what}: {before} becomes {after}</source>
        <translation>{what}: {before} pasa a {after}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Once the phone answers</source>
        <translation>Cuando contestan</translation>
    </message>
    <message>
        <source>Once the phone answers, in Spanish</source>
        <translation>Cuando contestan, en español</translation>
    </message>
    <message>
        <source>Text number</source>
        <translation>Número para mensajes de texto</translation>
    </message>
    <message>
        <source>Word to text</source>
        <translation>Palabra que enviar</translation>
    </message>
    <message>
        <source>Word to text, in Spanish</source>
        <translation>Palabra que enviar, en español</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Beds</source>
        <translation>Camas</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Última comprobación</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Necesidades</translation>
    </message>
</context>
<context>
    <name>VersionPage</name>
    <message>
        <source>Services, version {n}</source>
        <extracomment>Rows of one kind beyond this are counted, not listed.</extracomment>
        <translation>Servicios, versión {n}</translation>
    </message>
    <message>
        <source>Use this version</source>
        <translation>Usar esta versión</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Published {time}. It takes the place of the services in use.</source>
        <translation>Publicada {time}. Sustituye a los servicios en uso.</translation>
    </message>
    <message>
        <source>Published {time}. It takes the place of version {n}.</source>
        <translation>Publicada {time}. Sustituye a la versión {n}.</translation>
    </message>
    <message>
        <source>It says the same as the version in use.</source>
        <translation>Dice lo mismo que la versión en uso.</translation>
    </message>
</context>
<context>
    <name>VoidPage</name>
    <message>
        <source>Why is it void?</source>
        <translation>¿Por qué se anula?</translation>
    </message>
    <message>
        <source>Make void</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Make a paper void</source>
        <translation>Anular un documento</translation>
    </message>
    <message>
        <source>{paper} for {recipient}, {document}</source>
        <translation>{paper} para {recipient}, {document}</translation>
    </message>
    <message>
        <source>It is kept with the paper. Other liaisons can read it. Facts only.</source>
        <translation>Se guarda con el documento. Otros enlaces judiciales pueden leerlo. Solo hechos.</translation>
    </message>
    <message>
        <source>The paper stays in the list, marked void, and this cannot be undone. Nobody is told by CITDesk: tell {recipient} yourself.</source>
        <translation>El documento queda en la lista, marcado como anulado, y no se puede deshacer. CITDesk no avisa a nadie: avise usted a {recipient}.</translation>
    </message>
    <message>
        <source>Why paper {document} is void was not sent.</source>
        <translation>El motivo de anular el documento {document} no se envió.</translation>
    </message>
    <message>
        <source>Paper {document}</source>
        <translation>Documento {document}</translation>
    </message>
    <message>
        <source>Enter why the paper is void</source>
        <translation>Escriba por qué se anula el documento</translation>
    </message>
</context>
<context>
    <name>WhichHour</name>
    <message>
        <source>{time} came twice that night, when the clocks went back. Which is it?</source>
        <translation>Esa noche las {time} llegaron dos veces, al atrasarse los relojes. ¿Cuál es?</translation>
    </message>
    <message>
        <source>First {time} ({zone})</source>
        <translation>Primera, {time} ({zone})</translation>
    </message>
    <message>
        <source>Second {time} ({zone})</source>
        <translation>Segunda, {time} ({zone})</translation>
    </message>
</context>
<context>
    <name>WithheldView</name>
    <message>
        <source>None of it is in the file: it is left out, not covered.</source>
        <translation>Nada de eso está en el archivo: se deja fuera, no se tapa.</translation>
    </message>
    <message>
        <source>I have looked at what is withheld</source>
        <translation>He mirado lo que se retiene</translation>
    </message>
    <message>
        <source>Withheld ({n})</source>
        <translation>Retenido ({n})</translation>
    </message>
    <message>
        <source>Nothing is withheld from this paper.</source>
        <translation>De este documento no se retiene nada.</translation>
    </message>
</context>
<context>
    <name>_Days</name>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
</context>
<context>
    <name>_StepsPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>self._trouble.self</name>
    <message>
        <source>Papers can be made once this report is approved.</source>
        <translation>Los documentos pueden hacerse cuando este informe esté aprobado.</translation>
    </message>
</context>
</TS>
