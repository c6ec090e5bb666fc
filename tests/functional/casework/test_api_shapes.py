"""No two shapes of the interface share a name: the description would keep one of them, and lie about the other."""

from __future__ import annotations

import json
from collections import defaultdict

from ninja.constants import NOT_SET

from waypost.doors.api import urls
from waypost.doors.api.interface import interface


def test_each_name_has_one_shape():
    assert urls.urlpatterns
    shapes: dict[str, set[str]] = defaultdict(set)
    for _, router in interface._routers:
        for view in router.path_operations.values():
            for operation in view.operations:
                answers = [one for one in operation.response_models.values() if one not in (None, NOT_SET)]
                for model in (*operation.models, *answers):
                    for name, shape in model.model_json_schema().get("$defs", {}).items():
                        shapes[name].add(json.dumps(shape, sort_keys=True))
    assert len(shapes) > 200
    assert sorted(name for name, told in shapes.items() if len(told) > 1) == []


def test_each_operation_has_a_name_of_its_own():
    names = [
        operation.operation_id or operation.view_func.__name__
        for _, router in interface._routers
        for view in router.path_operations.values()
        for operation in view.operations
    ]
    assert len(names) > 100
    assert sorted({name for name in names if names.count(name) > 1}) == []
