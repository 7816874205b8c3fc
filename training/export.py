"""From a checkpoint to what ships: ``python training/export.py CHECKPOINT BASE OUT``.

Two graphs: the encoder with the heads that look at all pieces (int8), and the head that reads for
a cue (float). Weights are held in seven bits: on processors without VNNI, sums of eight-bit
products saturate in sixteen bits, and the same text would be read differently there.

Beside them go the vocabulary and what was chosen by hand (``training/settings.json``: windows,
thresholds, calibration). The version is made from all of it, so it changes whenever they do.
"""

import argparse
import hashlib
import json
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(1, str(Path(__file__).resolve().parents[1] / "src"))

from training.model import NEVER, WIDTH, Cues, Encoder, Reader, widened

OPSET = 17
PIECES, CUES = {0: "windows", 1: "pieces"}, {0: "cues"}  # names of the axes
SETTINGS = Path(__file__).with_name("settings.json")
GRAPHS = ("front.onnx", "back.onnx")


class Front(nn.Module):
    """Pieces in; states, role and inner-cue log-probabilities out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, ids: Tensor, cases: Tensor, layouts: Tensor, quotes: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return what the run time asks of all pieces."""
        states = self.reader.encoder(ids, cases, layouts, quotes)
        return (
            states,
            self.reader.roles(states).log_softmax(-1),
            self.reader.inner(states).log_softmax(-1),
        )


class Back(nn.Module):
    """States and cues in, scores of the arguments out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.arguments = reader.arguments

    def forward(  # noqa: PLR0913, PLR0917 - the inputs of the graph, by position
        self,
        states: Tensor,
        window: Tensor,
        first: Tensor,
        last: Tensor,
        sentences: Tensor,
        paragraphs: Tensor,
        quotes: Tensor,
    ) -> Tensor:
        """Return scores (cues, pieces, marks)."""
        return self.arguments(states, Cues(window, first, last), sentences, paragraphs, quotes)


def front(reader: Reader, file: Path) -> None:
    """Write the encoder's graph in floats."""
    rows = torch.ones((2, 17), dtype=torch.long)
    given, told = ["ids", "cases", "layouts", "quotes"], ["states", "roles", "inner"]
    torch.onnx.export(
        Front(reader).eval(),
        (rows, rows, rows, rows),
        str(file),
        input_names=given,
        output_names=told,
        opset_version=OPSET,
        dynamo=False,
        dynamic_axes=dict.fromkeys([*given, *told], PIECES),
    )


def back(reader: Reader, file: Path) -> None:
    """Write the graph of the head that reads for a cue."""
    rows = torch.ones((2, 17), dtype=torch.long)
    cues = torch.tensor([0, 1, 1])
    axes = dict.fromkeys(["states", "sentences", "paragraphs", "quotes"], PIECES)
    axes |= dict.fromkeys(["window", "first", "last"], CUES)
    torch.onnx.export(
        Back(reader).eval(),
        (torch.randn(2, 17, WIDTH), cues, cues, cues, rows, rows, rows),
        str(file),
        input_names=["states", "window", "first", "last", "sentences", "paragraphs", "quotes"],
        output_names=["scores"],
        opset_version=OPSET,
        dynamo=False,
        dynamic_axes=axes | {"scores": {0: "cues", 1: "pieces"}},
    )


def quantised(whole: Path, file: Path, *, bits: int) -> None:
    """Write a graph with its matrices and embeddings in integers of seven or eight bits."""
    quantize_dynamic(
        whole,
        file,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=bits == 7,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"DefaultTensorType": 1, "MatMulConstBOnly": True},
    )


def restored(checkpoint: Path) -> Reader:
    """Return the reader of a checkpoint; marks that it never met are never given."""
    reader = Reader(Encoder())
    state = torch.load(checkpoint)
    reader.load_state_dict(widened(state, reader))
    out, known = reader.arguments.out, len(state["arguments.out.bias"])
    out.weight.data[known:], out.bias.data[known:] = 0, NEVER
    return reader


def chosen(reader: Reader, out: Path) -> dict[str, Any]:
    """Return what the run time is told beside the graphs in ``out``, their version included."""
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    settings["steps"] = reader.sequence.steps().detach().clamp(min=NEVER).tolist()
    made = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
    for name in GRAPHS:
        made.update((out / name).read_bytes())
    return {"version": made.hexdigest()[:12], **settings}


def main() -> None:
    """Write graphs, vocabulary, settings and version."""
    parser = argparse.ArgumentParser(description="Write what ships of a checkpoint.")
    parser.add_argument("checkpoint", type=Path, help="average-N.pt of train.py")
    parser.add_argument("base", type=Path, help="folder of the base weights, for the vocabulary")
    parser.add_argument("out", type=Path, help="folder to write")
    parser.add_argument(
        "--compare",
        action="store_true",
        help="write the encoder in floats and in eight bits too, to see what seven cost",
    )
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    reader = restored(asked.checkpoint)
    back(reader, asked.out / "back.onnx")
    with TemporaryDirectory() as aside:
        whole = (asked.out if asked.compare else Path(aside)) / "front32.onnx"
        front(reader, whole)
        quantised(whole, asked.out / "front.onnx", bits=7)
        if asked.compare:
            quantised(whole, asked.out / "front8.onnx", bits=8)
    shutil.copy(asked.base / "tokenizer.json", asked.out / "tokenizer.json")
    told = chosen(reader, asked.out)
    (asked.out / "reader.json").write_text(json.dumps(told), encoding="utf-8")
    (asked.out / "__init__.py").write_text(
        '"""The weights that ship, made by ``training/``; ``models.py`` alone loads them."""\n\n'
        f'VERSION = "{told["version"]}"\n',
        encoding="utf-8",
    )
    print(asked.out, told["version"])


if __name__ == "__main__":
    main()
