"""Tagged PDF (ISO 32000-1 §14.7, PDF/UA-1): the structure behind what is drawn."""
