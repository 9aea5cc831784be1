using System.Globalization;

namespace Lossworks.Data;

/// <summary>Dates as days since 1970-01-01, from text and from microseconds by the same arithmetic, so that every format gives the same bits.</summary>
internal static class Days
{
    private const long MicrosecondsPerDay = 86_400_000_000;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "dd.MM.yyyy",
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    public static bool TryParse(ReadOnlySpan<char> text, out double days)
    {
        days = 0;
        if (text.Length < 10 || !char.IsAsciiDigit(text[0])) return false;
        if (!TryMoment(text, out DateTime moment)) return false;
        days = FromMicroseconds((moment - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        return true;
    }

    /// <summary>Whether the text reads like 5/31/2024 or 31/5/2024, where nobody can tell the day from the month.</summary>
    public static bool LooksAmbiguous(ReadOnlySpan<char> text)
    {
        return text.Length is >= 8 and <= 10 && text.Count('/') == 2 && text[^5] == '/' && char.IsAsciiDigit(text[0]);
    }

    public static double FromMicroseconds(long microseconds)
    {
        (long whole, long rest) = Math.DivRem(microseconds, MicrosecondsPerDay);
        return whole + rest / (double)MicrosecondsPerDay;
    }

    public static DateTime ToDate(double days) => DateTime.UnixEpoch.AddTicks((long)Math.Round(days * TimeSpan.TicksPerDay / 10) * 10);

    public static string Format(double days)
    {
        DateTime moment = ToDate(days);
        string format = moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFF";
        return moment.ToString(format, CultureInfo.InvariantCulture);
    }

    private static bool TryMoment(ReadOnlySpan<char> text, out DateTime moment)
    {
        // The plain date is by far the most frequent, and trying one format is ten times faster than trying all.
        if (text.Length == 10 && DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out moment))
            return true;
        const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, Universal, out moment);
    }
}
