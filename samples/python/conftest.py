from appflow_testing import sandbox  # noqa: F401
