namespace Lossworks.Specs;

/// <content>Values, and what may be left open: ranges and choices.</content>
internal sealed partial class SpecReader
{
    internal SearchValue ReadAlone(string name)
    {
        _around.Push("");
        SpecPart<ParameterValue> value = ReadValue(name);
        if (Peek() != '\0')
            Fail("the end");
        if (_holes is [])
            return new(null, value(SpecFilling.None));
        return _holes is [var only]
            ? new(only with { Name = name, Loss = null, Around = [] }, null)
            : throw new SpecException($"'{text}' leaves more than one thing open: give one range, or one choice of values.", 0);
    }

    private SpecPart<ParameterValue> ReadValue(string name)
    {
        char c = Peek();
        if (c == '[')
            return ReadList();
        int start = _at;
        if (c is '+' or '-' or '.' or (>= '0' and <= '9') || text.AsSpan(_at).StartsWith("infinity", StringComparison.OrdinalIgnoreCase))
        {
            int holes = _holes.Count;
            SpecPart<double> number = ReadNumberOrRange(name);
            if (Peek() != '*')
                return filling => new ParameterValue.Number(number(filling));
            _holes.RemoveRange(holes, _holes.Count - holes);
            _at = start;
            return ReadSpecValue();
        }

        if (c == '{')
            return ReadChoice(name, () => ReadValue(name));
        if (c == '(')
            return ReadSpecValue();
        string word = ReadName("a number, a word, a list or a loss");
        if (Peek() is ',' or ')' or '}' or '\0')
            return _ => new ParameterValue.Word(word);
        _at = start;
        return ReadSpecValue();
    }

    private SpecPart<ParameterValue> ReadSpecValue()
    {
        SpecPart<LossSpec> spec = ReadSum();
        return filling => new ParameterValue.Spec(spec(filling));
    }

    private SpecPart<ParameterValue> ReadList()
    {
        _at++;
        List<double> numbers = [];
        while (true)
        {
            numbers.Add(ReadNumber());
            if (Peek() == ']')
            {
                _at++;
                ParameterValue list = new ParameterValue.List(NumberList.Create(numbers.ToArray()));
                return _ => list;
            }

            Expect(',', "',' or ']'");
        }
    }

    private SpecPart<double> ReadNumberOrRange(string? name)
    {
        Peek();
        int start = _at;
        double low = ReadNumber();
        if (Peek() != '.' || _at + 1 >= text.Length || text[_at + 1] != '.')
            return _ => low;
        RequireSearch("a range", start);
        _at += 2;
        double high = ReadNumber();
        bool log = TryWord("log");
        double? step = TryWord("step") ? ReadNumber() : null;
        if (!(low < high))
            throw new SpecException($"the range at character {start + 1} of '{text}' runs from {ParameterValue.Text(low)} to {ParameterValue.Text(high)}: the smaller end stands first.", start);
        if (log && low <= 0)
            throw new SpecException($"the range at character {start + 1} of '{text}' starts at {ParameterValue.Text(low)}: a logarithm needs a start above 0.", start);
        if (step is { } given && (log || !(given > 0) || given > high - low))
            throw new SpecException($"the range at character {start + 1} of '{text}' cannot go by steps of {ParameterValue.Text(given)}: a step is above 0, fits into the range, and excludes log.", start);
        int hole = AddRange(name, low, high, log, step, start);
        return filling => filling.NumberAt(hole);
    }

    /// <summary>Options in braces; what is open inside one exists only while it is taken.</summary>
    private SpecPart<T> ReadChoice<T>(string? name, Func<SpecPart<T>> readOption)
    {
        int start = _at++, hole = _holes.Count;
        RequireSearch("a choice", start);
        _holes.Add(new SearchChoice([]));
        SearchCondition? around = _when;
        List<SpecPart<T>> options = [];
        List<string> texts = [];
        do
        {
            _when = new("", options.Count) { Index = hole };
            Peek();
            int from = _at;
            options.Add(readOption());
            texts.Add(text[from.._at].Trim());
        }
        while (TryComma());
        _when = around;
        _holes[hole] = new SearchChoice(OptionNames.Of(texts, text, start))
        {
            Index = hole,
            Loss = name is null ? null : _around.Peek(),
            Parameter = name,
            Around = [.. _around.Reverse()],
            When = around,
            Position = start,
        };
        return filling => options[filling.OptionAt(hole)](filling);
    }

    /// <summary>Whether another option follows; the closing brace is read.</summary>
    private bool TryComma()
    {
        char c = Peek();
        if (c is not (',' or '}'))
            Fail("',' or '}'");
        _at++;
        return c == ',';
    }

    private int AddRange(string? name, double low, double high, bool log, double? step, int start)
    {
        _holes.Add(new SearchRange(low, high, log, step)
        {
            Index = _holes.Count,
            Loss = name is null || _around.Peek() == LossTerm.FormulaName ? null : _around.Peek(),
            Parameter = name,
            Around = [.. _around.Reverse()],
            When = _when,
            Position = start,
        });
        return _holes.Count - 1;
    }

    private void RequireSearch(string what, int start)
    {
        if (!searching)
            throw new SpecException($"{what} stands at character {start + 1} of '{text}', where one value is needed: only a search, such as loss tune, takes several.", start);
    }
}
