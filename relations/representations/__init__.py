"""What readers get of everything: serializers, URLs and names in a language."""
