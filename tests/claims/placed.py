"""Where a claim is told to be."""

from kg.model import Claim


def places(claim: Claim) -> set[str]:
    """The ids of a claim's places, of where it comes from and of where it goes."""
    return {place.id for place in (*claim.places, *claim.origins, *claim.destinations)}
