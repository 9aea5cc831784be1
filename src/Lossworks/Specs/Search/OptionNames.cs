using System.Collections.Immutable;

namespace Lossworks.Specs;

/// <summary>What the options of a choice are called.</summary>
internal static class OptionNames
{
    /// <summary>The name of a loss where that says which option it is, else the option as written.</summary>
    /// <exception cref="SpecException">An option stands there twice.</exception>
    internal static ImmutableArray<string> Of(IReadOnlyList<string> options, string text, int position)
    {
        if (options.GroupBy(o => o, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new SpecException($"the choice at character {position + 1} of '{text}' has '{twice.Key}' twice.", position);
        string[] heads = [.. options.Select(Head)];
        return [.. options.Select((o, i) => heads[i].Length > 0 && heads.Count(h => h == heads[i]) == 1 && !options.Where((_, j) => j != i).Contains(heads[i]) ? heads[i] : o)];
    }

    /// <summary>What stands before the parentheses of a single loss; empty for anything else.</summary>
    private static string Head(string option)
    {
        int open = option.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && option[..open].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && Closes(option, open) ? option[..open] : "";
    }

    /// <summary>Whether the parenthesis closes at the very end.</summary>
    private static bool Closes(string option, int open)
    {
        int depth = 0;
        for (int i = open; i < option.Length; i++)
        {
            depth += option[i] is '(' or '[' or '{' ? 1 : option[i] is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0)
                return i == option.Length - 1;
        }

        return false;
    }
}
