using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Sparsemax for two classes: probabilities that reach exactly 0 and 1, and nothing to pay beyond a margin.</summary>
/// <remarks>
///   0 if m &gt;= 1; (1 - m)^2/4 if -1 &lt; m &lt; 1; -m if m &lt;= -1
///   Martins and Astudillo (2016), arXiv:1602.02068
///   Blondel, Martins and Niculae (2020), arXiv:1901.02324
/// </remarks>
public readonly record struct BinarySparsemax : IMarginLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("binary-sparsemax")
    {
        Summary = "Sparsemax for two classes: probabilities that reach exactly 0 and 1, and nothing to pay beyond a margin.",
        Formula = "0 if m >= 1; (1 - m)^2/4 if -1 < m < 1; -m if m <= -1",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        UseWhen = "You want probabilities (1 + score)/2 that can be exactly 0 or 1, cut to that range.",
        AvoidWhen = "You need the probability of rare events: small ones become 0.",
        Elsewhere = [Counterpart.Optax("sparsemax_loss", "labels 0 and 1 instead of -1 and +1")],
        References = ["Martins and Astudillo (2016), arXiv:1602.02068", "Blondel, Martins and Niculae (2020), arXiv:1901.02324"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 1,
        Smooth = 0.5,
        NonNegative = true,
        ClassificationCalibrated = true,
        Elicits = Functional.Mean,
        Jumps = [-1, 1],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
        => T.IfAtMost(m, -1, -m, 0.25 * default(SquaredHinge).Of(m));
}
