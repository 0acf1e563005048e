"""Why a graph says what it says: a claim, an event or a finding taken apart."""
