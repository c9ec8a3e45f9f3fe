"""Files of every format so far, as the program of that time wrote them. They stay for ever."""
