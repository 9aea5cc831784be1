namespace Lossworks.Kernels;

/// <summary>A few rows on their way from logits to derivatives: one number per row of each kind, so that what is done once per row runs in lanes as well.</summary>
internal readonly ref struct SoftmaxGroup
{
    /// <summary>Rows are padded to a whole number of the widest bundles of doubles.</summary>
    internal const int Padding = 8;

    /// <summary>How many stretches a long row has at most.</summary>
    internal const int Stretches = 64;

    private const int Kinds = 7;

    private readonly Span<double> _memory;
    private readonly int _room;

    internal SoftmaxGroup(Span<double> memory, int rows)
    {
        _memory = memory;
        _room = Padded(rows);
        memory[..(Kinds * _room)].Clear();
    }

    /// <summary>How many numbers so many rows take.</summary>
    internal static int Memory(int rows, bool isLong) => (Kinds * Padded(rows)) + (isLong ? Stretches + 1 : 0);

    /// <summary>Sum of exp(z_k - max) over all classes but the top one.</summary>
    internal Span<double> Rest => _memory[.._room];

    /// <summary>The sum of t_k (max - z_k), t the shares of the truth.</summary>
    internal Span<double> Gap => _memory.Slice(_room, _room);

    /// <summary>What a row weighs: 0 where it is skipped.</summary>
    internal Span<double> Weight => _memory.Slice(2 * _room, _room);

    /// <summary>The weighted loss.</summary>
    internal Span<double> Value => _memory.Slice(3 * _room, _room);

    /// <summary>The sum of t_k; then times the slope of the loss in the surprise.</summary>
    internal Span<double> Slope => _memory.Slice(4 * _room, _room);

    /// <summary>How that slope changes with the surprise.</summary>
    internal Span<double> Bend => _memory.Slice(5 * _room, _room);

    /// <summary>The largest logit, where a row is read in one go.</summary>
    internal Span<double> Top => _memory.Slice(6 * _room, _room);

    /// <summary>Of a long row, alone in its group: the largest logit of each stretch, and at the end that of all.</summary>
    internal Span<double> Tops => _memory[(Kinds * _room)..];

    private static int Padded(int rows) => (rows + Padding - 1) & -Padding;
}
