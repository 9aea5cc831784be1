namespace Lossworks.Data;

/// <summary>Finds the exact middle value of numbers that do not fit into memory, by going through them a few times.</summary>
/// <remarks>
/// A double is ordered like the 64 bits that it is made of (once those of negative numbers are turned around), so the middle one is found digit by digit, 13
/// bits at a time: each pass counts the next digit of the numbers that begin like the middle one. Most searches are over after three passes, because
/// what is left is a single value; the last bits need five.
/// </remarks>
internal sealed class MedianSearch
{
    private const int DigitBits = 13;

    private readonly long _count;
    private readonly int[] _digits = new int[1 << DigitBits];
    private ulong _prefix;
    private int _known;
    private long _rank, _below;
    private double _least = double.PositiveInfinity, _most = double.NegativeInfinity, _before = double.NegativeInfinity;
    private double? _upper;

    /// <param name="count">How many numbers there are, missing ones aside; at least 1.</param>
    public MedianSearch(long count) => (_count, _rank) = (count, count / 2);

    /// <summary>The middle value, once it is known.</summary>
    public double? Result { get; private set; }

    /// <summary>Sets the median of each column that has one.</summary>
    public static void Run(IEnumerable<Table> blocks, IEnumerable<ColumnStatistics> columns)
    {
        (ColumnStatistics Column, MedianSearch Search)[] open =
            [.. columns.Where(column => column.HasMedian).Select(column => (column, new MedianSearch(column.Rows - column.Missing)))];
        while (open.Length > 0)
        {
            foreach (Table block in blocks)
            {
                foreach ((ColumnStatistics column, MedianSearch search) in open) search.Add(block[column.Name].Numbers);
            }
            foreach ((ColumnStatistics column, MedianSearch search) in open)
            {
                search.EndPass();
                if (search.Result is double median) column.Median = median;
            }
            open = [.. open.Where(one => one.Search.Result is null)];
        }
    }

    /// <summary>Looks at numbers; each pass must bring all of them. NaN is missing.</summary>
    public void Add(ReadOnlySpan<double> numbers)
    {
        if (_upper is double upper)
        {
            foreach (double number in numbers)
            {
                if (number < upper && number > _before) _before = number;
            }
            return;
        }
        foreach (double number in numbers)
        {
            if (double.IsNaN(number)) continue;
            ulong key = KeyOf(number);
            if (_known > 0 && key >> (64 - _known) != _prefix) continue;
            _digits[(key << _known) >> (64 - DigitBits)]++;
            if (number < _least) _least = number;
            if (number > _most) _most = number;
        }
    }

    /// <summary>Draws the conclusion of a pass.</summary>
    public void EndPass()
    {
        if (_upper is double found) Finish(found, _before);
        else if (_least == _most) FindLower(_least);
        else Narrow();
    }

    private void Narrow()
    {
        int digit = 0;
        for (; _rank >= _digits[digit]; digit++)
        {
            _rank -= _digits[digit];
            _below += _digits[digit];
        }
        int bits = Math.Min(DigitBits, 64 - _known);
        _prefix = (_prefix << bits) | ((ulong)digit >> (DigitBits - bits));
        _known += bits;
        if (_known == 64)
        {
            FindLower(NumberOf(_prefix));
            return;
        }
        Array.Clear(_digits);
        (_least, _most) = (double.PositiveInfinity, double.NegativeInfinity);
    }

    // Of an even number of values the lower middle one is the same value, or the largest of those below it, which another pass finds.
    private void FindLower(double upper)
    {
        if (_count % 2 == 0 && _below == _count / 2) _upper = upper;
        else Finish(upper, upper);
    }

    private void Finish(double upper, double lower) => Result = _count % 2 == 1 ? upper : (lower / 2) + (upper / 2);

    private static ulong KeyOf(double number)
    {
        // Adding 0 makes -0 the same as 0.
        long bits = BitConverter.DoubleToInt64Bits(number + 0.0);
        return (ulong)(bits ^ ((bits >> 63) | long.MinValue));
    }

    private static double NumberOf(ulong key)
    {
        long bits = (long)key;
        return BitConverter.Int64BitsToDouble(bits ^ (bits < 0 ? long.MinValue : -1));
    }
}
