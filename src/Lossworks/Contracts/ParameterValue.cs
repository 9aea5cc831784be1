using System.Globalization;

namespace Lossworks;

/// <summary>The value of a parameter as a SPEC writes it: a number, a word, a list of numbers, or another loss.</summary>
public abstract record ParameterValue
{
    private ParameterValue()
    {
    }

    /// <summary>A number.</summary>
    public sealed record Number(double Value) : ParameterValue
    {
        /// <inheritdoc/>
        public override string ToString() => Text(Value);
    }

    /// <summary>A word: true, false, none, or one of the words that the parameter knows.</summary>
    public sealed record Word(string Value) : ParameterValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value;
    }

    /// <summary>A list of numbers.</summary>
    public sealed record List(NumberList Values) : ParameterValue
    {
        /// <inheritdoc/>
        public override string ToString() => Values.ToString();
    }

    /// <summary>Another loss, for losses that wrap one.</summary>
    public sealed record Spec(Lossworks.Specs.LossSpec Value) : ParameterValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value.ToString();
    }

    /// <summary>A number.</summary>
    public static implicit operator ParameterValue(double value) => new Number(value);

    /// <summary>true or false.</summary>
    public static implicit operator ParameterValue(bool value) => new Word(value ? "true" : "false");

    /// <summary>A number, or none.</summary>
    public static implicit operator ParameterValue(double? value) => value is { } number ? new Number(number) : new Word("none");

    /// <summary>A list, or none.</summary>
    public static implicit operator ParameterValue(NumberList value) => value.IsNone ? new Word("none") : new List(value);

    /// <summary>A word.</summary>
    public static implicit operator ParameterValue(string value) => new Word(value);

    /// <summary>Another loss.</summary>
    public static implicit operator ParameterValue(Loss value) => new Spec(value.Spec);

    /// <summary>The word of an enumeration's value: OneVsAll becomes one-vs-all.</summary>
    public static ParameterValue Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
        => new Word(KebabCase.Of(value.ToString()));

    internal static string Text(double x) => x.ToString("R", CultureInfo.InvariantCulture);
}
