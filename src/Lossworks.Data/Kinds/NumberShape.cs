namespace Lossworks.Data;

/// <summary>The shape of a column of numbers: integers or not, the least, how many are distinct, whether they count the rows.</summary>
/// <param name="mayIdentify">Whether the name suggests an identifier, so that it matters how many of the numbers are distinct.</param>
internal sealed class NumberShape(bool mayIdentify)
{
    // Enough to tell an identifier from a group number, few enough for a stream of any length.
    private const int SampleSize = 1 << 16;

    // Otherwise it only matters whether there are more than two, and thousands of columns must not fill the memory.
    private const int Few = 3;

    private readonly HashSet<double> _sample = [];
    private double _last = double.NaN;
    private long _count;

    public bool AllIntegers { get; private set; } = true;

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Whether each number is one more than the one before, from 0 or 1.</summary>
    public bool IsSequence { get; private set; } = true;

    /// <summary>How many distinct numbers there are, up to three; among the first 65,536 if the column may identify.</summary>
    public int Distinct => _sample.Count;

    /// <summary>The share of distinct numbers among the first 65,536, if the column may identify.</summary>
    public double DistinctShare => _sample.Count / (double)Math.Max(1, Math.Min(_count, SampleSize));

    /// <summary>Whether every number is 0 or 1, and both occur.</summary>
    public bool IsZeroOne => AllIntegers && Minimum == 0 && Maximum == 1;

    public void Add(double number)
    {
        if (_count == 0) IsSequence = number is 0 or 1;
        else if (number != _last + 1) IsSequence = false;
        _last = number;
        if (mayIdentify ? _count < SampleSize : _sample.Count < Few) _sample.Add(number);
        _count++;
        if (number < Minimum) Minimum = number;
        if (number > Maximum) Maximum = number;
        if (AllIntegers && number != Math.Floor(number)) AllIntegers = false;
    }
}
