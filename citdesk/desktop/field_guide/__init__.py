"""The field guide on screen: services near here, guidance cards, pictures to point at, practice."""
