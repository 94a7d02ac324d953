"""Calculation rules over HTTP."""

import pytest


def test_every_rule_is_listed_with_its_inputs(client, assistant):
    listed = client.get("/api/rules").json()["rules"]
    assert [row["id"] for row in listed] == [rule.id for rule in assistant.rulebook.rules]
    assert all(field["ask"] for row in listed for field in row["inputs"].values())


def test_a_rule_shows_the_words_it_rests_on(client, assistant):
    for rule in assistant.rulebook.rules:
        body = client.get(f"/api/rules/{rule.id}").json()
        assert body["provision"]["words"] == list(rule.provision.words)
        assert body["examples"]


def test_the_examples_of_every_rule_come_out_over_http(client, assistant):
    for rule in assistant.rulebook.rules:
        for example in rule.examples:
            if example.expect.amount_yuan is None:
                continue
            as_of = example.as_of.isoformat() if example.as_of else None
            body = {"inputs": dict(example.inputs), "as_of": as_of}
            result = client.post(f"/api/rules/{rule.id}/calculate", json=body)
            assert result.status_code == 200, (rule.id, example.name, result.text)
            assert result.json()["amount_yuan"] == example.expect.amount_yuan, example.name


def test_a_fact_that_is_missing_is_asked_for(client, assistant):
    rule = next(rule for rule in assistant.rulebook.rules if rule.inputs and rule.kind == "award")
    result = client.post(f"/api/rules/{rule.id}/calculate", json={}).json()
    assert result["missing"][0]["question"]
    assert result["amount_yuan"] is None


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"nothing_of_the_kind": "1"}, "input_unknown"),
        ({"<b>": "1"}, "input_unknown"),
    ],
)
def test_an_input_the_rule_lacks_is_refused_with_its_path(client, assistant, inputs, code):
    rule = assistant.rulebook.rules[0]
    response = client.post(f"/api/rules/{rule.id}/calculate", json={"inputs": inputs})
    assert response.status_code == 400
    error = response.json()["error"]
    assert error["code"] == code
    assert error["path"] == f"inputs.{next(iter(inputs))}"


@pytest.mark.parametrize("value", ["[[", "很多", "-5万元", "1e400", "\u0000", "９" * 200, {}, [1]])
def test_a_value_that_cannot_be_read_is_refused_with_its_path(client, assistant, value):
    rule = next(
        rule
        for rule in assistant.rulebook.rules
        if any(field.type == "money" for field in rule.inputs.values())
    )
    name = next(name for name, field in rule.inputs.items() if field.type == "money")
    response = client.post(f"/api/rules/{rule.id}/calculate", json={"inputs": {name: value}})
    assert response.status_code == 400, response.text
    assert response.json()["error"]["path"] == f"inputs.{name}"


@pytest.mark.parametrize("body", [b'{"inputs": []}', b'{"inputs": "x"}', b"[]", b'{"as_of": 5}'])
def test_a_body_of_another_shape_is_refused(client, assistant, body):
    response = client.post(
        f"/api/rules/{assistant.rulebook.rules[0].id}/calculate",
        content=body,
        headers={"Content-Type": "application/json"},
    )
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "body_invalid"
