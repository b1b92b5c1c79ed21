#!/usr/bin/env python3
"""Makes models/prices.csv of LiteLLM's price list: .ci/prices.py model_prices_and_context_window.json YYYY-MM-DD

Only models that are paid by tokens and whose provider stands in providers.csv. Decimals stay decimals.
"""
import json
import pathlib
import sys
from decimal import Decimal

MODELS = pathlib.Path(__file__).resolve().parent.parent / "server/src/main/resources/models"
WORDS = {"bedrock_converse": "bedrock", "cohere_chat": "cohere", "fireworks_ai-embedding-models": "fireworks_ai", "meta": "meta_llama"}
LEFT_OUT = {"ollama", "lemonade"}
ABILITIES = {
    "supports_function_calling": "tools",
    "supports_vision": "images",
    "supports_pdf_input": "files",
    "supports_audio_input": "audio",
    "supports_reasoning": "reasoning",
    "supports_response_schema": "json-schema",
    "supports_prompt_caching": "cache",
    "supports_adaptive_thinking": "adaptive-thinking",
}
HEADER = """# What models cost and can: USD per million tokens, exact decimals; empty: not known (never free). As of {day}.
# Source: figures gathered from the price list of BerriAI/litellm (MIT License, Copyright (c) 2023 Berri AI), in a form of our own:
# providers by our words, names without their prefix, nothing that is not charged by tokens. docs/gateway.md says how it is refreshed.
# context: most tokens of input · output_max: most tokens written · can: abilities
provider,model,mode,input,output,cache_read,cache_write,cache_write_hour,context,output_max,can
"""


def plain(number):
    return "" if number is None else format(Decimal(number).normalize(), "f")


def million(entry, key):
    value = entry.get(key)
    return "" if value is None else plain(Decimal(value) * 1_000_000)


def cache(entry, key):
    """A zero says that nothing is charged apart, not that it is free."""
    value = million(entry, key)
    return "" if value == "0" else value


def line(word, name, entry):
    mode = entry["mode"]
    price_in, price_out = million(entry, "input_cost_per_token"), million(entry, "output_cost_per_token")
    if mode == "embedding" and not price_out:
        price_out = "0"
    caches = [
        cache(entry, key)
        for key in (
            "cache_read_input_token_cost",
            "cache_creation_input_token_cost",
            "cache_creation_input_token_cost_above_1hr",
        )
    ]
    # A cloud's zero is a price that nobody knows.
    if not price_in or not price_out or (price_in, price_out) == ("0", "0"):
        price_in, price_out, caches = "", "", ["", "", ""]
    can = sorted(ability for key, ability in ABILITIES.items() if entry.get(key))
    output = "" if mode == "embedding" else plain(entry.get("max_output_tokens"))
    fields = [word, name, mode, price_in, price_out, *caches, plain(entry.get("max_input_tokens")), output, " ".join(can)]
    return None if any("," in field for field in fields) else ",".join(fields)


def main(source, day):
    known = {row.split(",")[0] for row in (MODELS / "providers.csv").read_text().splitlines() if not row.startswith("#")}
    entries = json.loads(pathlib.Path(source).read_text(), parse_float=Decimal)
    lines = {}
    for name, entry in entries.items():
        provider = entry.get("litellm_provider", "")
        word = "vertex_ai" if provider.startswith("vertex_ai") else WORDS.get(provider, provider)
        if word not in known or word in LEFT_OUT or entry.get("mode") not in ("chat", "responses", "embedding"):
            continue
        for prefix in (word + "/", provider + "/"):
            name = name.removeprefix(prefix)
        made = line(word, name, entry)
        # The same model with and without its prefix: what says more wins.
        if made and len(made) > len(lines.get((word, name), "")):
            lines[word, name] = made
    text = HEADER.format(day=day) + "".join(lines[key] + "\n" for key in sorted(lines))
    (MODELS / "prices.csv").write_text(text)
    print(f"{len(lines)} models")


if __name__ == "__main__":
    main(*sys.argv[1:])
