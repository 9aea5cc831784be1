namespace Lossworks.Data;

/// <summary>The parts of a date that can be features, and which of them vary over the dates seen.</summary>
internal sealed class DateParts
{
    private readonly double[] _least = new double[All.Length], _most = new double[All.Length];

    public DateParts()
    {
        Array.Fill(_least, double.PositiveInfinity);
        Array.Fill(_most, double.NegativeInfinity);
    }

    public static (string Name, Func<DateTime, double> Of)[] All { get; } =
    [
        (": year", static date => date.Year),
        (": month", static date => date.Month),
        (": day", static date => date.Day),
        (": weekday", static date => date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek),
        (": hour", static date => date.TimeOfDay.TotalHours),
    ];

    /// <summary>The names of those that vary, in order.</summary>
    public string[] Varying => [.. Enumerable.Range(0, All.Length).Where(part => _least[part] < _most[part]).Select(part => All[part].Name)];

    public void Add(ReadOnlySpan<double> days)
    {
        foreach (double day in days)
        {
            if (double.IsNaN(day)) continue;
            DateTime date = Days.ToDate(day);
            for (int part = 0; part < All.Length; part++)
            {
                double value = All[part].Of(date);
                _least[part] = Math.Min(_least[part], value);
                _most[part] = Math.Max(_most[part], value);
            }
        }
    }
}
