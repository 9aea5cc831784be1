using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>Finds the truth about formulas: raises the precision until two in a row agree.</summary>
/// <remarks>As Herbie does: Panchekha, Sanchez-Stern, Wilcox, Tatlock (2015), doi:10.1145/2737924.2737959.</remarks>
internal sealed class TruthFinder
{
    /// <summary>Where a number that stays 0 is taken for 0, and one that stays infinite or NaN for undefined.</summary>
    private const int LevelOfZero = 3, LevelOfUndefined = 4;

    /// <summary>Squares of larger inputs may cancel to 0 at the level at which others are done.</summary>
    private const double Large = 1e20;

    /// <summary>Two precisions agree where they agree to so many bits.</summary>
    private const int Agreement = 70;

    /// <summary>Below the smallest double, by far more than <see cref="Agreement"/>.</summary>
    private const int SmallestOrder = -1180;

    /// <summary>Precisions that are tried one after the other. 1280 bits hold 1 and the smallest double in one number.</summary>
    private readonly BigCalculus[] _precisions = [new(128), new(256), new(512), new(1280), new(2304), new(4608), new(8192)];

    /// <summary>By precision and target: the parts of formulas that look at no prediction.</summary>
    private readonly Dictionary<(int Level, string Targets), Dictionary<FormulaNode, BigJet[]>> _still = [];

    /// <summary>What is still open at the highest precision is NaN.</summary>
    /// <param name="formula">With the values of its parameters.</param>
    /// <param name="at">Where.</param>
    /// <param name="bends">Whether second derivatives are wanted.</param>
    internal FormulaTruth Of(Formula formula, AuditInput at, bool bends)
    {
        int levelOfZero = at.Predictions.Concat(at.Targets).Any(x => Math.Abs(x) > Large) ? LevelOfUndefined : LevelOfZero;
        FormulaTruth low = At(formula, at, bends, 0);
        for (int level = 1; ; level++)
        {
            // A number that vanished or became infinite at few bits is looked at with many at once.
            if (level < LevelOfZero && (low.Vanished || low.Numbers.Any(x => !x.IsFinite || x.IsZero)))
                level = LevelOfZero;
            FormulaTruth high = At(formula, at, bends, level);
            bool last = level == _precisions.Length - 1;
            if (last || Enumerable.Range(0, low.Numbers.Length).All(i => Stands(low.Numbers[i], high.Numbers[i], level, levelOfZero)))
                return last ? high with { Numbers = [.. high.Numbers.Select((x, i) => Stands(low.Numbers[i], x, level, levelOfZero) ? x : BigReal.NaN)] } : high;
            low = high;
        }
    }

    /// <summary>Whether two numbers agree to so many bits. Numbers that every precision of the machine takes for 0 agree.</summary>
    internal bool Agree(BigReal a, BigReal b, int bits)
    {
        if (IsNothing(a) && IsNothing(b))
            return true;
        if (!a.IsFinite || !b.IsFinite || a.IsZero || b.IsZero)
            return a.Equals(b);
        BigReal difference = _precisions[0].Math.Subtract(a, b);
        return difference.IsZero || difference.Order <= b.Order - bits;
    }

    private static bool IsNothing(BigReal x) => x.IsFinite && (x.IsZero || x.Order < SmallestOrder);

    private bool Stands(BigReal low, BigReal high, int level, int levelOfZero)
    {
        if (!high.IsFinite)
            return level >= LevelOfUndefined;
        return high.IsZero ? level >= levelOfZero : Agree(low, high, Agreement);
    }

    private FormulaTruth At(Formula formula, AuditInput at, bool bends, int level)
    {
        int count = at.Predictions.Length;
        BigReal[] numbers = new BigReal[1 + (count * (bends ? 2 : 1))];
        bool kink = false, vanished = false;
        (int Level, string Targets) place = (level, string.Join(' ', at.Targets));
        if (!_still.TryGetValue(place, out Dictionary<FormulaNode, BigJet[]>? still))
            _still[place] = still = new(ReferenceEqualityComparer.Instance);
        for (int along = 0; along < count; along++)
        {
            BigFormula run = new(formula, _precisions[level], at, along, still);
            BigJet jet = run.Value();
            (numbers[0], numbers[1 + along]) = (jet.Value, jet.First);
            if (bends)
                numbers[1 + count + along] = jet.Second;
            kink |= run.OnKink;
            vanished |= run.Vanished;
        }

        return new(numbers, kink, vanished);
    }
}
