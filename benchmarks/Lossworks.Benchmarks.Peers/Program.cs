using System.Text.Json;
using Lossworks.Benchmarks;
using Lossworks.Benchmarks.Peers;

// One question per line, one answer per line: see Question.cs. What a library prints must not be taken for an answer.
using TextWriter answers = Console.Out;
Console.SetOut(Console.Error);

Dictionary<string, string> here = new() { ["ml.net"] = MlNetLosses.Version }, missing = [];
if (LibTorch.TryLoad() is { } failure)
    missing["torchsharp"] = failure;
else
    here["torchsharp"] = TorchLosses.Version;
Say(new() { Peers = here, Missing = missing });

Dictionary<string, Action> calls = [];
while (Console.ReadLine() is { } line)
{
    try
    {
        Say(Reply(JsonSerializer.Deserialize<Question>(line, Question.Format)!));
    }
    catch (NotSupportedException e)
    {
        Say(new() { No = e.Message });
    }
    catch (Exception e)
    {
        Say(new() { Failed = $"{e.GetType().Name}: {e.Message}" });
    }
}

Answer Reply(Question question)
{
    string peer = question.Peer!;
    if (question.Ask == "time")
        return new() { Ns = Repeated.Nanoseconds(calls[peer], question.Calls!.Value) };
    if (question.Ask == "fit")
        return MlNetFits.Fit(question);
    calls.Remove(peer);
    Func<double?> made = peer == "torchsharp" ? TorchLosses.Make(question) : MlNetLosses.Make(question);
    calls[peer] = () => made();
    return new() { Value = made() };
}

void Say(Answer answer)
{
    answers.WriteLine(JsonSerializer.Serialize(answer, Question.Format));
    answers.Flush();
}
