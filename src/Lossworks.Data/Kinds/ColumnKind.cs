namespace Lossworks.Data;

/// <summary>What the values of a column mean. <see cref="ReadOptions.Kinds"/> overrides what the reader infers.</summary>
/// <remarks>
/// How a kind is inferred, first match wins (all over the values that are not missing):
/// <list type="number">
/// <item><see cref="YesNo"/>: exactly two distinct values that are a known pair (0/1, no/yes, n/y, false/true, f/t, off/on; any case).</item>
/// <item><see cref="Identifier"/> of integers: the name says so (id, key, ..._id) and at least 90 % are distinct, because a number that
/// repeats more can group rows and is worth learning from; or the values run 0..n-1 or 1..n in steps of one over at least 50 rows and the
/// name is not that of an axis (x, t, time, day, step...), because fewer rows are typically a hand-made example whose input is 1, 2, 3...</item>
/// <item><see cref="Count"/>: integers from 0 or 1 with at least three distinct values: events are counted from nothing or one upwards,
/// while prices, years and areas start far from zero.</item>
/// <item><see cref="Number"/>: all are numbers. A column with a code such as 007 (a zero before another digit) is not: it would lose its zeros.</item>
/// <item><see cref="Date"/>: all are ISO dates or times (2024-05-31, 2024/05/31, 2024-05-31T12:30:00), or 31.05.2024.</item>
/// <item><see cref="Text"/>: at least five words on average and more than half of the values distinct.</item>
/// <item><see cref="Identifier"/> or <see cref="Text"/>: at least 90 % distinct over at least 20 rows (fewer prove nothing), or more than
/// 100,000 distinct values or 32 MiB of them (the list of levels must fit in memory): text when most values have several words, otherwise an identifier.</item>
/// <item><see cref="Category"/>: everything else.</item>
/// </list>
/// </remarks>
public enum ColumnKind
{
    /// <summary>A real number.</summary>
    Number,

    /// <summary>A non-negative integer that counts something.</summary>
    Count,

    /// <summary>Yes or no; the numbers are 1 and 0.</summary>
    YesNo,

    /// <summary>One of several levels without an order.</summary>
    Category,

    /// <summary>A date or a moment; the numbers are days since 1970-01-01.</summary>
    Date,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>A name of the row, from which nothing general can be learned.</summary>
    Identifier,
}
