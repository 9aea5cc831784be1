namespace Lossworks.Cli.Choosing;

/// <summary>Several SPECs with commas between them; commas inside parentheses, brackets and braces belong to a SPEC.</summary>
internal static class SpecList
{
    internal static string[] Split(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        List<string> specs = [];
        int depth = 0, start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ',';
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            if (c != ',' || (depth > 0 && i < text.Length))
                continue;
            if (text[start..i].Trim() is { Length: > 0 } spec)
                specs.Add(spec);
            start = i + 1;
        }

        return [.. specs];
    }
}
