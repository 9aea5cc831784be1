namespace Lossworks.Cli.Terminal;

/// <summary>Names of enumerations as the command line writes them: PositiveRegression becomes positive-regression.</summary>
internal static class Words
{
    internal static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
        => ParameterValue.Of(value).ToString();

    /// <exception cref="UsageException">There is none of that name; the message lists all.</exception>
    internal static TEnum Parse<TEnum>(string text, string option)
        where TEnum : struct, Enum
    {
        foreach (TEnum value in Enum.GetValues<TEnum>())
        {
            if (Of(value) == text.ToLowerInvariant())
                return value;
        }

        throw new UsageException($"{option} cannot be '{text}'; it takes {string.Join(", ", Enum.GetValues<TEnum>().Select(v => Of(v)))}.");
    }
}
