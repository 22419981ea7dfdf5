"""What other rooms hold as plan of an indicator: each module reads one room below.

A definition names its plan source, with an argument where the room needs one: ``investment.capital_plans``,
``defence.quotas:army``. ``question`` holds what a source is asked.
"""
