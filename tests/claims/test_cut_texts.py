"""Texts that end within a sentence, as previews do, are read as far as they go."""

import pytest

WHOLE = [
    "Mais le parti avait indiqué dans une note, diffusée peu avant midi, que le chef de la milice de Gao était mort.",
    "Le raid a tué cinq hommes et forcé plus de 300 familles à fuir.",
    "Amaq avait diffusé un texte affirmant que l'homme de 27 ans avait été tué par le commandant de la garde.",
    "Mali : dix rebelles mis hors d'état de nuire, aux mains des loyalistes attaqués dimanche.",
    "Par ailleurs, dix civils ont également trouvé la mort, hier, dans les tirs de roquettes attribués à la milice.",
    "Le bureau a parlé de l'augmentation signalée de la violence, et ce après trois mois d'une offensive, que Lima dément.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_text_may_end_anywhere(extracted, text: str) -> None:
    words = text.split()
    for length in range(1, len(words) + 1):
        extracted(" ".join(words[:length]), "2020-05-18")
