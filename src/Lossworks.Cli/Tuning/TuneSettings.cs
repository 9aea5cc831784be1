using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lossworks.Advice;

namespace Lossworks.Cli.Tuning;

/// <summary>What a tuning is about, as text: what was typed, and what a study keeps so that others can join it.</summary>
internal sealed record TuneSettings
{
    /// <summary>May differ between workers: the data lies where it lies, and a search may be made longer.</summary>
    private static readonly string[] s_notIdentity = ["data", "trials"];

    private static readonly JsonSerializerOptions s_text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal required string Data { get; init; }

    internal required string Target { get; init; }

    internal required string Loss { get; init; }

    internal string Search { get; init; } = "bayesian";

    internal int Points { get; init; } = 10;

    internal string Pruner { get; init; } = "none";

    internal string? Want { get; init; }

    internal string? Metric { get; init; }

    internal string? Cost { get; init; }

    internal ColumnRoles Roles { get; init; } = ColumnRoles.None;

    internal string Exclude { get; init; } = "";

    /// <summary>By the name of the flag: l2, l1, optimizer, rate, batch-size, steps.</summary>
    internal IReadOnlyDictionary<string, string> Training { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    internal int Folds { get; init; } = 5;

    internal int Repeats { get; init; } = 1;

    internal int Outer { get; init; } = 3;

    internal ulong Seed { get; init; } = 1;

    internal int Batch { get; init; } = 4;

    internal int? Trials { get; init; }

    /// <summary>Of the rows: number and digest.</summary>
    internal string Rows { get; init; } = "";

    /// <summary>As a study keeps it.</summary>
    internal string ToSubject() => Json().ToJsonString(s_text);

    /// <summary>What a study kept.</summary>
    internal static TuneSettings OfSubject(string subject)
    {
        JsonNode json = JsonNode.Parse(subject)!;
        return new()
        {
            Data = Text(json, "data")!,
            Target = Text(json, "target")!,
            Loss = Text(json, "loss")!,
            Search = Text(json, "search")!,
            Points = (int)json["points"]!,
            Pruner = Text(json, "pruner")!,
            Want = Text(json, "want"),
            Metric = Text(json, "metric"),
            Cost = Text(json, "cost"),
            Roles = new()
            {
                Weight = Text(json, "weight"),
                Exposure = Text(json, "exposure"),
                Group = Text(json, "group"),
                Time = Text(json, "time"),
                Ahead = (int?)json["ahead"] ?? 0,
            },
            Exclude = Text(json, "exclude")!,
            Training = json["training"]!.AsObject().ToDictionary(p => p.Key, p => (string)p.Value!),
            Folds = (int)json["folds"]!,
            Repeats = (int)json["repeats"]!,
            Outer = (int)json["outer"]!,
            Seed = (ulong)json["seed"]!,
            Batch = (int)json["batch"]!,
            Trials = (int?)json["trials"],
            Rows = Text(json, "rows")!,
        };
    }

    /// <summary>The first thing in which a study is another one; null where it is this one.</summary>
    internal string? DifferenceTo(TuneSettings stored)
    {
        JsonObject mine = Json(), theirs = stored.Json();
        foreach ((string name, JsonNode? value) in mine)
        {
            string now = value?.ToJsonString(s_text) ?? "nothing", then = theirs[name]?.ToJsonString(s_text) ?? "nothing";
            if (now != then && !s_notIdentity.Contains(name))
                return $"its {name} is {then}, and {now} was asked for";
        }

        return null;
    }

    /// <summary>Eight letters and digits that tell this tuning from others.</summary>
    internal string Digest()
    {
        JsonObject json = Json();
        foreach (string name in s_notIdentity)
            json.Remove(name);
        return TableDigest.Short(json.ToJsonString(s_text));
    }

    private JsonObject Json() => new()
    {
        ["data"] = Data,
        ["target"] = Target,
        ["loss"] = Loss,
        ["search"] = Search,
        ["points"] = Points,
        ["pruner"] = Pruner,
        ["want"] = Want,
        ["metric"] = Metric,
        ["cost"] = Cost,
        ["weight"] = Roles.Weight,
        ["exposure"] = Roles.Exposure,
        ["group"] = Roles.Group,
        ["time"] = Roles.Time,
        ["ahead"] = Roles.Ahead,
        ["exclude"] = Exclude,
        ["training"] = new JsonObject(Training.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => KeyValuePair.Create(t.Key, (JsonNode?)JsonValue.Create(t.Value)))),
        ["folds"] = Folds,
        ["repeats"] = Repeats,
        ["outer"] = Outer,
        ["seed"] = Seed,
        ["batch"] = Batch,
        ["trials"] = Trials,
        ["rows"] = Rows,
    };

    private static string? Text(JsonNode json, string name) => (string?)json[name];
}
