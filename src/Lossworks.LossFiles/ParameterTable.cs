using System.Text.RegularExpressions;
using Tomlyn.Syntax;

namespace Lossworks;

/// <summary>What stands under <c>[parameters.d]</c>: how a parameter is declared, if not behind the formula, and what it does.</summary>
internal sealed class ParameterTable(string name, FilePlace place)
{
    private static readonly string[] Keys = ["default", "range", "log", "summary"];

    private string? _default, _range;
    private bool? _log;

    /// <summary>As a SPEC writes it.</summary>
    internal string Name => name.Replace('_', '-').ToLowerInvariant();

    internal FilePlace Place => place;

    /// <summary>What it does; null where nothing is said.</summary>
    internal string? Summary { get; private set; }

    /// <summary>What it adds behind the formula.</summary>
    internal string Declaration =>
        _default is null ? "" : $"; {FormulaName} = {_default}{(_range is null ? "" : $" in {_range}")}{(_log is true ? " log" : "")}";

    private string FormulaName => Name.Replace('-', '_');

    internal void Add(TomlEntry entry)
    {
        switch (entry.Path[2])
        {
            case "default":
                _default = Values.Number(entry);
                break;
            case "range":
                _range = Range(entry);
                break;
            case "log":
                _log = Values.Flag(entry);
                break;
            case "summary":
                Summary = Values.Line(entry);
                break;
            default:
                throw entry.Place.Error($"a parameter has no '{entry.Path[2]}'{Values.Hint(entry.Path[2], Keys)}; it takes {string.Join(", ", Keys)}.");
        }
    }

    /// <summary>A parameter is declared in one place: behind the formula, or here with a default.</summary>
    internal void Check(string formula)
    {
        if (_default is null && _range is null && _log is null)
            return;
        if (Regex.IsMatch(formula, $@";\s*{Regex.Escape(FormulaName)}\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
        {
            throw place.Error(
                $"'{name}' is declared behind the formula and under [parameters.{name}]: keep one of them. A summary may stand here in any case.");
        }

        if (_default is null)
            throw place.Error($"[parameters.{name}] has no default: give one, such as default = 1.");
        if (_log is true && _range is null)
            throw place.Error($"[parameters.{name}] is searched on a log scale but has no range: give one, such as range = [0.1, 10].");
    }

    /// <summary>Two numbers, or a text as formulas write it.</summary>
    private static string Range(TomlEntry entry)
    {
        if (entry.Value is ArraySyntax array && array.Items.ToArray() is [{ Value: { } low }, { Value: { } high }])
            return $"[{Values.Number(entry with { Value = low })}, {Values.Number(entry with { Value = high })}]";
        if (entry.Value is StringValueSyntax { Value: { } text } && !text.Contains(';', StringComparison.Ordinal))
            return text.Trim();
        throw entry.ValuePlace.Error(
            "'range' takes two numbers, such as [0.1, 10], or a text as behind a formula, such as \"0.1..10\" or \"(0, inf)\".");
    }
}
