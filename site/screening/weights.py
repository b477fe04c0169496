"""What each trace of a person adds. HIGH is reached by a full name, or by a few together."""

HIGH = 4.0
FULL_NAME = 4.0  # whoever searches for it finds the person
SURNAME = 3.0  # with a title or "the surname is": one family in a town
RARE_NAME = 2.0  # a first name that a reader may know only once
COMMON_NAME = 1.0  # everybody knows three
SMALL_PLACE = 2.0  # where people know one another
LARGE_PLACE = 1.0  # a country or a city of half a million
INSTITUTION = 3.0  # a school or a place of work with a few hundred people
LARGE_INSTITUTION = 2.0  # a university
GIANT = 1.0  # an employer of many thousands
DETAIL = 1.0  # a nationality, a full date
JOB = 1.0  # what somebody does, once a small place or an institution is known
ONLY = 1.0  # "the only", "champion", "runs the": one person, once the place is known
CONTACT = {"phone": 3.0, "email": 3.0, "street": 3.0, "handle": 2.0}  # searching finds them
# Two friends' names or two towns say more than one, but less than twice as much.
SECOND = 0.5
