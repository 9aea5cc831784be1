using System.Globalization;
using System.Text.Json;

namespace Lossworks.Cli.Tests;

/// <summary>Training through the disk: the outcome of training in memory, within the memory that was allowed.</summary>
public class LargerThanMemoryTests(ITestOutputHelper output)
{
    private const string Least = "180 MB";

    private static string[] Train(string data, string options, string model) => ["train", data, .. options.Split(' '), "--out", model, "--json"];

    private static IEnumerable<double> Numbers(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => [json.GetDouble()],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Numbers(p.Value)),
        _ => [],
    };

    [Theory]
    [InlineData("ames", "--target Sale_Price --loss huber(delta=20000) --l2 100 --features Lot_Area,Neighborhood,Year_Built,Central_Air,Lot_Frontage,Gr_Liv_Area")]
    [InlineData("insurance-claims", "--target Claims --loss poisson-nll --features Group,Age,District")]
    [InlineData("digits", "--target digit --loss softmax-cross-entropy --l2 0.01")]
    [InlineData("breast-cancer", "--target target --loss binary-cross-entropy --l2 0.01")]
    [InlineData("diabetes", "--target target --loss squared-error --weight age --offset bp")]
    [InlineData("engel", "--target foodexp --loss gaussian-nll")]
    [InlineData("clotting", "--target lot1 --loss gamma-nll --raw --exclude lot2")]
    public void Through_the_disk_the_coefficients_are_those_in_memory(string data, string options)
    {
        using Tool tool = new();
        string file = Tool.Sample(data);
        if (!File.ReadLines(file).First().Contains(options.Split(' ')[1], StringComparison.Ordinal))
            Assert.Fail($"{data} has no such target");
        JsonElement memory = tool.Run(Train(file, options, "a.json")).Json, disk = tool.Run(Train(file, options + " --memory 300MB", "b.json")).Json;
        Assert.Equal(memory.GetProperty("rows").GetInt64(), disk.GetProperty("rows").GetInt64());
        Assert.Equal("converged", disk.GetProperty("reason").GetString());
        Close.To(memory.GetProperty("value").GetDouble(), disk.GetProperty("value").GetDouble(), 1e-7);
        foreach (string part in (string[])["coefficients", "metrics"])
        {
            double[] expected = [.. Numbers(memory.GetProperty(part))], actual = [.. Numbers(disk.GetProperty(part))];
            Assert.Equal(expected.Length, actual.Length);
            double size = expected.Max(Math.Abs);
            Assert.All(actual, (x, i) => Assert.Equal(expected[i], x, 1e-6 * size));
        }

        // The model is one like any other.
        string[][] one = Predicted(tool, "a.json", file), other = Predicted(tool, "b.json", file);
        Assert.Equal(one[0], other[0]);
        Assert.Equal(one.Length, other.Length);
        Assert.Equal(["a.json", "a.report.html", "a.trace.csv", "b.json", "b.report.html", "b.trace.csv", "p.csv"], tool.Files);
    }

    private static string[][] Predicted(Tool tool, string model, string data)
    {
        tool.Run("predict", model, data, "--out", "p.csv").ExitsWith(0);
        return tool.Csv("p.csv");
    }

    [Fact]
    public void Rows_are_held_out_by_a_hash_of_their_number()
    {
        using Tool tool = new();
        string options = "--target Sale_Price --loss squared-error --l2 1 --validation 0.25 --memory 200MB";
        JsonElement fit = tool.Run(Train(Tool.Sample("ames"), options, "a.json")).Json, again = tool.Run(Train(Tool.Sample("ames"), options, "b.json")).Json;
        Assert.InRange(fit.GetProperty("rows").GetInt32(), 2930 * 0.7, 2930 * 0.8);
        Assert.Equal(["rmse", "mae", "r2", "validation-rmse", "validation-mae", "validation-r2"], fit.GetProperty("metrics").EnumerateObject().Select(p => p.Name));
        Assert.InRange(fit.GetProperty("metrics").GetProperty("validation-r2").GetDouble(), 0.7, 1);
        Assert.Equal(fit.GetProperty("metrics").GetRawText(), again.GetProperty("metrics").GetRawText());
        Assert.NotEqual(fit.GetProperty("rows").GetInt32(), tool.Run(Train(Tool.Sample("ames"), options + " --seed 5", "c.json")).Json.GetProperty("rows").GetInt32());
    }

    [Fact]
    public void Mini_batches_from_disk_resume_to_the_same_bits()
    {
        using Tool tool = new();
        string options = "--target Sale_Price --loss log-cosh --optimizer adam --rate 100 --memory 200MB";
        tool.Run(Train(Tool.Sample("ames"), options + " --steps 6", "whole.json")).ExitsWith(0);
        tool.Run(Train(Tool.Sample("ames"), options + " --steps 2", "part.json")).ExitsWith(0);
        tool.Run([.. Train(Tool.Sample("ames"), options + " --steps 6", "part.json"), "--resume"]).ExitsWith(0);
        string[] models = [.. ((string[])["whole.json", "part.json"]).Select(m => Outcome.JsonOf(tool.Read(m)).GetProperty("model").GetRawText())];
        Assert.Equal(models[0], models[1]);
    }

    [Theory]
    [InlineData("--memory lots", "--memory", "lots", "500MB")]
    [InlineData("--memory -5MB", "--memory")]
    [InlineData("--memory 300", "--memory", "300")]
    [InlineData("--memory 20MB", "--memory", "20 MB", Least)]
    [InlineData("--memory 300MB --scale mad", "--scale", "memory")]
    [InlineData("--memory 300MB --loss rmse", "couples", "SAMPLE")]
    public void What_cannot_be_done_is_refused_before_anything_is_read(string options, params string[] words)
    {
        using Tool tool = new();
        string loss = options.Contains("--loss", StringComparison.Ordinal) ? "" : " --loss huber";
        tool.Run(Train(Tool.Sample("engel"), "--target foodexp" + loss + " " + options, "m.json")).FailsWith(2, words);
        Assert.Empty(tool.Files);
    }

    [Theory]
    [InlineData("--target foodexpp", "foodexpp", "\"foodexp\"")]
    [InlineData("--target foodexp --exclude nothing", "nothing", "\"income\"")]
    [InlineData("--target foodexp --features nothing", "nothing", "\"income\"")]
    [InlineData("--target foodexp --weight nothing", "nothing", "\"income\"")]
    [InlineData("--target foodexp --offset nothing", "nothing", "\"income\"")]
    [InlineData("--target foodexp --spill no/such/folder", "no/such/folder", "folder")]
    public void What_is_wrong_with_columns_and_folders_is_told(string options, params string[] words)
    {
        using Tool tool = new();
        tool.Run(Train(Tool.Sample("engel"), "--loss huber --memory 200MB " + options, "m.json")).FailsWith(1, words);
        Assert.Empty(tool.Files);
    }

    [Fact]
    public void A_row_in_the_middle_that_cannot_be_read_is_named_and_nothing_stays_behind()
    {
        using Tool tool = new();
        Directory.CreateDirectory(tool.PathOf("spill"));
        tool.Write("bad.csv", "x,y\n" + string.Concat(Enumerable.Range(1, 30_000).Select(i => i == 20_000 ? "1,2,3\n" : $"{i % 97},{i % 89}.5\n")));
        tool.Run(Train("bad.csv", "--target y --loss huber --memory 200MB --spill spill", "m.json")).FailsWith(1, "bad.csv, line 20001", "fields");
        Assert.Equal(["bad.csv", "spill"], tool.Files);
        Assert.Empty(Directory.EnumerateFileSystemEntries(tool.PathOf("spill")));
    }

    /// <summary>30 columns of numbers and a target.</summary>
    private static void Make(string path, int rows)
    {
        Random random = new(1);
        using StreamWriter file = new(path);
        file.Write(string.Join(",", Enumerable.Range(0, 30).Select(j => $"x{j}")) + ",y\n");
        double[] x = new double[30];
        for (int row = 0; row < rows; row++)
        {
            double y = 0;
            for (int j = 0; j < x.Length; j++)
                y += (x[j] = Math.Round((2 * random.NextDouble()) - 1, 6)) * Math.Sin(j + 1);
            file.Write(string.Join(",", x.Select(v => v.ToString("R", CultureInfo.InvariantCulture))) + string.Create(CultureInfo.InvariantCulture, $",{y + random.NextDouble():F6}\n"));
        }
    }

    /// <summary>Linux alone tells the peak of a process.</summary>
    [Fact]
    public void The_process_stays_below_its_memory_where_it_would_take_more()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the peak of another process is asked for as Linux tells it");
        using Tool tool = new();
        Make(tool.PathOf("big.csv"), 200_000);
        long free = PeakOf(tool, ""), limited = PeakOf(tool, " --memory 200MB"), batches = PeakOf(tool, " --memory 200MB --optimizer sgd --rate 0.01 --steps 3");
        output.WriteLine($"{new FileInfo(tool.PathOf("big.csv")).Length / 1e6:F0} MB: {free / 1e6:F0} MB without a limit, {limited / 1e6:F0} and {batches / 1e6:F0} MB with 200 MB");
        Assert.True(free > 200_000_000, $"{free:N0} bytes: too little data to tell anything");
        Assert.InRange(limited, 1, 200_000_000);
        Assert.InRange(batches, 1, 200_000_000);
    }

    private static long PeakOf(Tool tool, string options)
    {
        using Running run = tool.Start(Train("big.csv", "--target y --loss squared-error" + options, "m.json"));
        long peak = 0;
        while (!run.IsOver)
        {
            peak = Math.Max(peak, run.PeakMemory);
            Thread.Sleep(5);
        }

        run.End().ExitsWith(0);
        return peak;
    }

    [Fact]
    public void A_run_that_is_stopped_while_it_reads_leaves_nothing_behind()
    {
        StopTests.SkipWhereSignalsAreIgnored();
        using Tool tool = new();
        Directory.CreateDirectory(tool.PathOf("spill"));
        Make(tool.PathOf("big.csv"), 100_000);
        using Running run = tool.Start(Train("big.csv", "--target y --loss huber --memory 200MB --spill spill", "m.json"));
        Assert.True(run.WaitFor(() => run.PeakMemory > 90_000_000), "over before it was stopped");
        run.Signal("INT");
        Outcome outcome = run.End().ExitsWith(1);
        Assert.Contains("nothing was written", outcome.Error);
        Assert.Equal(["big.csv", "spill"], tool.Files);
        Assert.Empty(Directory.EnumerateFileSystemEntries(tool.PathOf("spill")));
    }
}
