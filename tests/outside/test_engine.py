"""A real engine, llama.cpp, end to end: a tiny model of random weights answers nonsense in the form asked for."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import KG

HERE = Path(__file__).parent
MODULES = Path(os.environ["KG_OUTSIDE"]) / "llama" / "node_modules"
PAGE = """# A talk about looms

Guest: Ada Lovelace

## Notes

Ada Lovelace got her start among the looms of Globex Mills. She never worked at Initech.
"""
VOCABULARY = ("<unk>", "<s>", "</s>", "▁", *(f"<0x{byte:02X}>" for byte in range(256)))
SIZE, HEADS, INNER = 64, 4, 128


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of one layer with random weights and a vocabulary of bytes, in llama.cpp's form."""
    gguf = pytest.importorskip("gguf", reason="the package gguf is not installed")
    import numpy as np

    kind, random = gguf.TokenType, np.random.default_rng(0)
    path = tmp_path_factory.mktemp("model") / "tiny.gguf"

    def weights(*shape: int) -> np.ndarray:
        return random.standard_normal(shape, dtype=np.float32) * 0.05

    made = gguf.GGUFWriter(path, "llama")
    made.add_block_count(1)
    made.add_context_length(16384)
    made.add_embedding_length(SIZE)
    made.add_feed_forward_length(INNER)
    made.add_head_count(HEADS)
    made.add_head_count_kv(HEADS)
    made.add_layer_norm_rms_eps(1e-5)
    made.add_rope_dimension_count(SIZE // HEADS)
    made.add_vocab_size(len(VOCABULARY))
    made.add_tokenizer_model("llama")
    made.add_token_list(VOCABULARY)
    made.add_token_scores([0.0] * len(VOCABULARY))
    made.add_token_types([kind.UNKNOWN, kind.CONTROL, kind.CONTROL, kind.NORMAL, *[kind.BYTE] * 256])
    made.add_bos_token_id(1)
    made.add_eos_token_id(2)
    made.add_unk_token_id(0)
    shapes = {"token_embd": (len(VOCABULARY), SIZE), "output": (len(VOCABULARY), SIZE)}
    shapes |= {f"blk.0.attn_{name}": (SIZE, SIZE) for name in ("q", "k", "v", "output")}
    shapes |= {f"blk.0.ffn_{name}": (INNER, SIZE) for name in ("gate", "up")} | {"blk.0.ffn_down": (SIZE, INNER)}
    for name, shape in shapes.items():
        made.add_tensor(f"{name}.weight", weights(*shape))
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        made.add_tensor(f"{name}.weight", np.ones(SIZE, np.float32))
    made.write_header_to_file()
    made.write_kv_data_to_file()
    made.write_tensors_to_file()
    made.close()
    return path


@contextmanager
def engine(node: str, model: Path, tokens: int) -> Iterator[str]:
    """The engine with a model that answers in so many tokens at most; its address."""
    if not (MODULES / "node-llama-cpp").is_dir():
        pytest.skip("node-llama-cpp is not installed")
    command = [node, str(HERE / "llama.mjs"), str(model), str(tokens), str(MODULES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            port = process.stdout.readline().strip()
            assert port, "the engine did not start"
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.kill()


@pytest.mark.parametrize(("tokens", "whole"), [(600, True), (8, False)])
def test_what_a_model_without_sense_answers_makes_no_fact(
    node: str, tiny: Path, tmp_path: Path, tokens: int, whole: bool
) -> None:
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    graph = ["--graph", str(tmp_path / ".kg")]
    with engine(node, tiny, tokens) as url:
        asked = ["--llm", url, "--llm-model", "tiny", "--llm-record"]
        subprocess.run([*KG, "build", str(tmp_path / "page.md"), *graph, *asked], check=True, timeout=300)
    answers = [json.loads(path.read_bytes())["content"] for path in (tmp_path / "responses").iterdir()]
    assert answers
    if whole:
        assert all(isinstance(json.loads(answer)["rows"], list) for answer in answers)
    run = subprocess.run([*KG, "export", "json", *graph], check=True, capture_output=True)
    assert not [one for one in json.loads(run.stdout)["statements"] if one["certainty"] == "proposed"]
    untaken = subprocess.run([*KG, "doubts", "--llm", "--json", *graph], check=True, capture_output=True)
    assert whole or [row["reason"] for row in json.loads(untaken.stdout)] == ["malformed"] * len(answers)
