"""Who does what a noun tells: participles, parts in an act, "derrière", openings, light verbs with another object."""

import pytest

CASES = [
    ("Le roi Felipe VI faisait face à une contestation menée dans la rue par les Kurdes.", "contestation", ["kurds"]),
    ("L'avocate n'avait pas connaissance d'un projet d'attentat commandité par le Hezbollah.", "projet d'attentat", ["hezbollah"]),
    ("La ville est calme au lendemain d'un cessez-le-feu de deux jours décrété par le Hamas.", "cessez-le-feu", ["hamas"]),
    (
        "Au cours des opérations de reconquête d'un fief du Hezbollah menées par l'armée turque, un pont a brûlé.",
        "reconquête",
        ["turkish-forces"],
    ),
    ("Un berger a été blessé par l'explosion d'une mine posée par les Houthis.", "explosion", ["houthis"]),
    ("Deux marins sont morts dans l'explosion d'un engin enfoui par le Hezbollah.", "explosion d'un engin", ["hezbollah"]),
    ("L'explosion d'un obus tiré par l'armée turque a blessé trois enfants.", "blessé", ["turkish-forces"]),
    ("L'explosion d'une bombe désamorcée par l'armée turque a fait du bruit.", "explosion", []),
    ("L'explosion d'une bombe fabriquée par l'Allemagne a blessé un enfant.", "explosion", []),
    ("Le Hezbollah a répondu par une salve de roquettes.", "salve", ["hezbollah"]),
    ("Israël, qui a répliqué par des tirs d'artillerie, accuse le Hezbollah.", "tirs d'artillerie", ["israel"]),
    ("Dix marins ont été capturés lors d'accrochages avec l'armée turque.", "capturés", ["turkish-forces"]),
    ("L'attaque de lundi est l'œuvre des Houthis.", "attaque", ["houthis"]),
    ("L'attentat de lundi porte la marque du Hezbollah.", "attentat", ["hezbollah"]),
    ("L'attentat est le fait marquant de l'année.", "attentat", []),
    ("Dix marins ont été arrêtés à la faveur d'une embuscade tendue par les Houthis.", "arrêtés", ["houthis"]),
    ("Les Houthis sont parvenus à percer le front, s'emparant de deux villages.", "emparant", ["houthis"]),
    ("Les rebelles, auxquels la Turquie reproche un attentat, ont fui.", "reproche", ["turkey"]),
    ("L'ONU craint que Bagdad expulse des réfugiés.", "expulse", ["iraq"]),
    ("Le chef adjoint du Hezbollah, cheikh Naïm Qassem, a menacé Israël.", "menacé", ["naim-qassem"]),
    ("Les mères des soldats ont manifesté à Oslo.", "manifesté", ["mothers"]),
    ("Affiliés à Al-Qaïda, les Houthis ont brûlé un pont.", "Affiliés", ["houthis"]),
    ("Dans leur revendication de l'attentat de lundi, les Houthis citent un poème.", "attentat", ["houthis"]),
    ("La juge soupçonne le Hezbollah d'être derrière l'attentat.", "attentat", ["hezbollah"]),
    ("La Turquie a envoyé des médecins à Oslo, en soutien au gouvernement norvégien.", "soutien", ["turkey"]),
    ("Six Français condamnés à la prison pour appartenance au Hezbollah ont fui.", "appartenance", ["french-nationals"]),
    ("Le roi Felipe VI comparaît pour l'attentat de lundi.", "attentat", ["felipe-vi"]),
    ("L'armée turque a fait état d'un bombardement près d'Oslo.", "bombardement", []),
    ("Il y a eu des tirs, a dit la Turquie.", "tirs", []),
    ("Le Canada a annoncé un accord entre la Turquie et la Norvège.", "accord", ["turkey", "norway"]),
    (
        "Le maire critique les frappes menées par le Canada, la Norvège et le Chili contre un pont.",
        "frappes",
        ["canada", "norway", "chile"],
    ),
    (
        "La visioconférence de soutien au Chili organisée lundi par l'ONU et la Norvège doit marquer une étape.",
        "visioconférence",
        ["un", "norway"],
    ),
    ("Six Canadiens impliqués dans un attentat au Pérou et six Norvégiens ont fui.", "attentat", ["canadian-nationals"]),
    ("Au Burkina, les armées nationales sont accusées de multiples exactions contre les civils.", "exactions", ["army"]),
    ("Un groupe kurde responsable de plusieurs attentats a été arrêté.", "attentats", ["kurdish-group"]),
    ("Le Hamas est responsable d'attentats et d'enlèvements.", "enlèvements", ["hamas"]),
    ("Les Houthis, fer de lance du combat contre le Hezbollah, ont fui.", "combat", ["houthis"]),
    ("C'est une réponse à l'attaque que la Norvège attribue aux talibans.", "attaque", ["taliban"]),
    ("L'opposition appelle à de grands rassemblements vendredi à Bamako.", "rassemblements", ["opposition"]),
    ("Le Chili a appelé les Houthis à des attaques.", "attaques", ["houthis"]),
    ("Le Chili réclame à la Turquie l'expulsion de deux Norvégiens.", "expulsion", ["turkey"]),
    ("Le Chili a exigé de la Turquie l'extradition de deux Norvégiens.", "extradition", ["turkey"]),
    ("Répliquant à des tirs sur ses marins, Oslo a bombardé un pont.", "bombardé", ["norway"]),
    ("Le gouvernement norvégien a mis en place un couvre-feu.", "couvre-feu", ["norway"]),
    ("Trois centres de l'ONU ont accueilli des dizaines de patients.", "accueilli", ["un"]),
    ("Une manifestation à l'appel de l'opposition est prévue à Bamako.", "manifestation", ["opposition"]),
    ("Juan Morales est mis en cause pour une attaque à Lima.", "attaque", ["juan-morales"]),
    ("La ville a essuyé une volée de missiles balistiques turcs.", "volée", ["turkey"]),
    ("L'objectif de la Norvège est de détruire un pont.", "détruire", ["norway"]),
    ("Pierre, un colonel à la retraite qui a attaqué Oslo, a fui.", "attaqué", ["officers"]),
    ("Les responsables de cet attentat devront répondre de leurs actes.", "attentat", []),
    ("Une femme a été blessée dans cette attaque, qualifiée d'ignoble par le gouvernement canadien.", "attaque", []),
    ("Le maire salue le rôle des Houthis dans la bataille contre le Hezbollah.", "bataille", ["houthis"]),
    ("Le Chili a repoussé une tentative d'infiltration de combattants du Hezbollah.", "tentative d'infiltration", ["hezbollah"]),
    ("Deux mille Norvégiens en fuite", "fuite", ["norwegian-nationals"]),
    ("L'armée canadienne va mener des frappes défensives contre les Houthis.", "frappes", ["canadian-armed-forces"]),
    ("Les Houthis ont été les alliés du Canada dans la lutte contre le Hezbollah.", "lutte", ["houthis"]),
    ("La Norvège parle d'une visioconférence co-organisée par le Chili.", "visioconférence", ["chile"]),
    ("Le Canada parle de tirs ciblant Norvégiens et Chiliens.", "tirs", []),
    ("Le Canada participera jeudi à une visioconférence sur le climat.", "visioconférence", ["canada"]),
]


@pytest.mark.parametrize(("text", "trigger", "agents"), CASES, ids=[case[0][:50] for case in CASES])
def test_who_does_what_a_noun_tells(text: str, trigger: str, agents: list[str], claims_of) -> None:
    claim = claims_of(text).get(trigger)
    assert ([actor.id for actor in claim.agents] if claim is not None else []) == agents


def test_who_is_in_need_receives(claims_of) -> None:
    claim = claims_of("Le Canada a besoin d'une aide des pompiers.")["aide"]
    assert "canada" in [actor.id for actor in claim.recipients] and "canada" not in [actor.id for actor in claim.agents]


def test_what_is_told_by_the_way_is_not_what_a_noun_points_back_to(claims_of) -> None:
    told = "Le Pérou a réagi. Le Hezbollah, que la Turquie avait bombardé, a nié. L'attentat a choqué la Norvège."
    assert not claims_of(told)["attentat"].agents
    assert [actor.id for actor in claims_of("La Turquie a bombardé Oslo. Le bombardement a choqué.")["bombardement"].agents] == ["turkey"]
