"""Whom an act befalls that a verb tells, where the parse or the words around the verb mislead."""


def test_a_name_behind_a_noun_of_office_is_who_is_met(befallen) -> None:
    assert befallen("Le ministre a reçu mardi son homologue kényan Amos Kibaki à Berne.", "reçu") == ["Amos Kibaki"]


def test_a_name_before_what_is_said_of_it_is_the_subject(befallen) -> None:
    text = "Omar Hadji, un photographe tchadien travaillant à Bongor, a été enlevé lundi par des rebelles."
    assert befallen(text, "enlevé") == ["Omar Hadji"]


def test_who_has_himself_shot_undergoes_it(befallen) -> None:
    assert befallen("Trois gendarmes se sont fait enlever dimanche près de Bongor.", "enlever") == ["gendarmes"]


def test_who_blows_himself_up_undergoes_nothing(extracted) -> None:
    claims = extracted("Un kamikaze s'est fait exploser dimanche près de Bongor.", "2021-02-09")
    assert not [actor for claim in claims for actor in claim.recipients]


def test_a_clitic_of_the_speaker_is_the_object_whatever_its_label(befallen) -> None:
    text = "« La Belgique accepte de nous rapatrier », a déclaré lundi Sofia Renard."
    assert befallen(text, "rapatrier") == ["Sofia Renard"]


def test_coordinated_verbs_share_their_object(befallen) -> None:
    text = "Bruxelles promet d'arrêter et de rapatrier les réfugiés érythréens."
    assert befallen(text, "arrêter") == befallen(text, "rapatrier") != []


def test_an_object_stands_behind_a_set_phrase(befallen) -> None:
    assert befallen("Le général a attaqué de front le Hezbollah dans son discours.", "attaqué") == ["Hezbollah"]


def test_a_phrase_keeps_the_complement_of_its_noun(befallen) -> None:
    assert befallen("Il a suivi des cours, puis fait allégeance au Hezbollah à Tyr.", "fait allégeance") == ["Hezbollah"]


def test_a_participle_belongs_to_the_noun_that_it_agrees_with(befallen) -> None:
    text = "Quatre employés d'une banque tués par une mine près de Bongor"
    assert befallen(text, "tués") == ["quatre employés"]


def test_a_headlines_participle_belongs_to_both_nouns(befallen) -> None:
    text = "Tchad : trois soldats et deux policiers tués par des rebelles"
    assert len(befallen(text, "tués")) == 2


def test_a_passive_infinitive_agrees_with_its_subject(befallen) -> None:
    text = "La gendarmerie et la douane ont parlé de l'homme qui a blessé quatre touristes lundi, avant d'être arrêté."
    assert not {"gendarmerie", "douane"} & set(befallen(text, "arrêté"))


def test_a_relative_pronoun_and_an_object_are_two(befallen) -> None:
    text = "Omar Hadji a quitté la ville. Il en veut à Sofia Renard, qui l'a accusé de crimes."
    assert befallen(text, "accusé") == ["Omar Hadji"]


def test_who_condemns_a_murder_charges_not_its_victim(befallen) -> None:
    assert befallen("Le président tchadien a condamné le meurtre d'Omar Hadji.", "condamné") == []


def test_people_who_are_no_actors_are_not_those_told_elsewhere(befallen) -> None:
    text = "Lundi, des rebelles ont tué trois gendarmes à Bongor. Mardi, des rebelles ont tué quatre personnes, toutes âgées, à Bongor."
    assert befallen(text, "tué") == []


def test_a_name_behind_an_office_needs_no_apposition(befallen) -> None:
    text = "Le roi avait appelé son homologue marocain Amos Kibaki à « bien réfléchir » avant de partir."
    assert befallen(text, "appelé") == ["Amos Kibaki"]


def test_who_is_to_make_an_effort_is_asked_for_it(befallen) -> None:
    text = "La ministre a exigé jeudi un « profond changement » de la part des dirigeants tchadiens."
    assert befallen(text, "exigé") == ["dirigeants tchadiens"]


def test_whom_a_thing_holds_is_struck_with_it(befallen) -> None:
    assert befallen("Des rebelles ont détruit lundi un camion transportant des soldats kényans.", "détruit") == ["forces kényanes"]


def test_who_strikes_back_strikes_who_struck_first(befallen) -> None:
    text = "Des rebelles ont tiré lundi sur des soldats kényans, qui ont riposté."
    assert befallen(text, "riposté") == ["rebelles"]


def test_an_act_that_answers_and_its_means_are_aimed_at_the_same(befallen) -> None:
    assert befallen("Le Kenya a riposté mardi par des frappes contre des rebelles.", "riposté") == ["rebelles"]


def test_a_possessive_in_a_phrase_is_its_complement(befallen) -> None:
    text = "Les rebelles kényans sont en prison. Le président a signé un décret ordonnant leur libération."
    assert befallen(text, "ordonnant leur libération") == ["rebelles kényans"]


def test_a_participle_beside_its_noun_belongs_to_it(befallen) -> None:
    text = "La ville, où étaient basés les six médecins kényans enlevés, est calme."
    assert befallen(text, "enlevés") == ["personnel médical kényan"]


def test_a_participle_behind_a_colon_opens_a_clause(befallen) -> None:
    text = "Omar Hadji est connu de la justice : visé par un mandat d'arrêt, il est soupçonné d'attentats."
    assert befallen(text, "visé") == ["Omar Hadji"]


def test_ties_are_with_somebody(befallen) -> None:
    assert befallen("Le tireur avait « des liens » avec le Hezbollah.", "avait « des liens") == ["Hezbollah"]


def test_who_acts_alike_in_an_insertion_is_not_the_object(befallen) -> None:
    text = "L'armée malienne a bombardé, comme le Niger, le Tchad et la France, des rebelles."
    assert "Tchad" not in befallen(text, "bombardé")
