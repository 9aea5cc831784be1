using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary>The JSON of <c>list</c>, <c>show</c> and <c>check</c>.</summary>
public class CatalogueTests
{
    private static string[] Names(JsonElement array) => [.. array.EnumerateArray().Select(l => l.GetProperty("name").GetString()!)];

    [Fact]
    public void List_is_an_array_with_the_keys_of_the_contract()
    {
        using Tool tool = new();
        Outcome outcome = tool.Run("list", "--json");

        JsonElement[] losses = [.. outcome.Json.EnumerateArray()];
        Assert.Equal("", outcome.Error);
        Assert.True(losses.Length >= 31, $"only {losses.Length} losses");
        foreach (JsonElement loss in losses)
        {
            Assert.All(["name", "family", "task"], key => Assert.NotEmpty(loss.GetProperty(key).GetString()!));
            Assert.All(["aliases", "claims", "parameters"], key => Assert.Equal(JsonValueKind.Array, loss.GetProperty(key).ValueKind));
            Assert.Contains(loss.GetProperty("hessian").ValueKind, (JsonValueKind[])[JsonValueKind.True, JsonValueKind.False]);
            Assert.Contains(loss.GetProperty("elicits").ValueKind, (JsonValueKind[])[JsonValueKind.String, JsonValueKind.Null]);
            foreach (JsonElement parameter in loss.GetProperty("parameters").EnumerateArray())
                Assert.All(["name", "default", "range"], key => Assert.True(parameter.TryGetProperty(key, out _), key));
        }

        JsonElement huber = losses.Single(l => l.GetProperty("name").GetString() == "huber");
        JsonElement delta = Assert.Single(huber.GetProperty("parameters").EnumerateArray());
        Assert.Equal(("delta", 1, "delta > 0"), (delta.GetProperty("name").GetString(), delta.GetProperty("default").GetDouble(), delta.GetProperty("range").GetString()));
        Assert.Contains(losses, l => l.GetProperty("aliases").EnumerateArray().Any(a => a.GetString() == "mse"));
    }

    [Fact]
    public void Filters_of_list_take_part_of_it()
    {
        using Tool tool = new();
        string[] all = Names(tool.Run("list", "--json").Json);
        string[] robust = Names(tool.Run("list", "--family", "robust", "--json").Json);
        string[] classes = Names(tool.Run("list", "--task", "multiclass-classification", "--json").Json);

        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.All([robust, classes], part => Assert.InRange(part.Length, 1, all.Length - 1));
        Assert.All([.. robust, .. classes], name => Assert.Contains(name, all));
        Assert.Contains("cauchy", robust);
        Assert.Contains("softmax-cross-entropy", classes);
    }

    [Fact]
    public void Show_explains_a_loss_and_a_name_of_teaching_texts()
    {
        using Tool tool = new();
        JsonElement huber = tool.Run("show", "huber(delta=2)", "--json", "--png", "h.png").Json;
        JsonElement teaching = tool.Run("show", "mean squared cross-entropy", "--json").Json;

        Assert.Equal("huber", huber.GetProperty("name").GetString());
        Assert.NotEmpty(huber.GetProperty("formula").GetString()!);
        Assert.NotEmpty(huber.GetProperty("references").EnumerateArray());
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(tool.PathOf("h.png"))[..4]);
        Assert.Superset(new HashSet<string?> { "brier-score", "squared-log-error" }, teaching.GetProperty("see").EnumerateArray().Select(s => s.GetString()).ToHashSet());
    }

    [Fact]
    public void Check_has_the_keys_of_the_contract_and_passes_what_is_right()
    {
        using Tool tool = new();
        JsonElement check = tool.Run("check", "0.7*huber(delta=1) + 0.3*log-cosh", "--json").Json;

        Assert.NotEmpty(check.GetProperty("loss").GetString()!);
        foreach (string derivative in (string[])["gradient", "hessian"])
        {
            Assert.True(check.GetProperty(derivative).GetProperty("ok").GetBoolean());
            Assert.InRange(check.GetProperty(derivative).GetProperty("worst").GetDouble(), 0, 1e-4);
        }

        Assert.NotEmpty(check.GetProperty("claims").EnumerateArray());
        Assert.All(check.GetProperty("claims").EnumerateArray(), claim => Assert.True(claim.GetProperty("holds").GetBoolean()));
        Assert.All(check.GetProperty("claims").EnumerateArray(), claim => Assert.True(claim.TryGetProperty("counterexample", out _)));
        Assert.Equal(JsonValueKind.Array, check.GetProperty("audit").ValueKind);
    }
}
