"""How the pages of the house write days and moments."""
