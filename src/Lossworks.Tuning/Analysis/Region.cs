namespace Lossworks.Tuning;

/// <summary>A box of the space: of each number an interval of its coordinate, of each choice which ones.</summary>
internal sealed class Region
{
    private readonly (double Low, double High)[] _intervals;
    private readonly bool[]?[] _choices;

    /// <summary>The whole space.</summary>
    internal Region(SearchSpace space)
    {
        _intervals = [.. space.Parameters.Select(_ => (0.0, 1.0))];
        _choices = [.. space.Parameters.Select(p => p is CategoricalParameter c ? Enumerable.Repeat(true, c.Choices.Length).ToArray() : null)];
    }

    private Region((double, double)[] intervals, bool[]?[] choices) => (_intervals, _choices) = (intervals, choices);

    /// <summary>The part of the space, by size, that it takes of one parameter.</summary>
    internal double Size(int place) =>
        _choices[place] is { } choices ? choices.Count(c => c) / (double)choices.Length : _intervals[place].High - _intervals[place].Low;

    internal bool IsChoice(int place) => _choices[place] is not null;

    internal (double Low, double High) Interval(int place) => _intervals[place];

    /// <summary>Which choices are inside.</summary>
    internal bool[] Choices(int place) => _choices[place]!;

    /// <summary>The part below a coordinate, or above it.</summary>
    internal Region Cut(int place, double at, bool below)
    {
        (double, double)[] intervals = [.. _intervals];
        intervals[place] = below ? (_intervals[place].Low, at) : (at, _intervals[place].High);
        return new(intervals, _choices);
    }

    /// <summary>The part with some choices.</summary>
    internal Region Keep(int place, IEnumerable<bool> kept)
    {
        bool[]?[] choices = [.. _choices];
        choices[place] = [.. Choices(place).Zip(kept, (inside, keep) => inside && keep)];
        return new(_intervals, choices);
    }
}
