namespace Lossworks.Cli.Tests;

public class HelpTests
{
    [Theory]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("eval")]
    [InlineData("check")]
    [InlineData("train")]
    [InlineData("predict")]
    [InlineData("choose")]
    [InlineData("tune")]
    public void Help_of_a_command_shows_an_example_and_the_flag_for_machines(string command)
    {
        using Tool tool = new();
        Outcome help = tool.Run(command, "--help").ExitsWith(0);

        Assert.Contains($"Example: loss {command} ", help.Out);
        Assert.Contains("--json", help.Out);
        Assert.Equal("", help.Error);
    }

    [Fact]
    public void Help_of_the_tool_names_every_command()
    {
        using Tool tool = new();
        Outcome help = tool.Run("--help").ExitsWith(0);

        Assert.All(["list", "show", "eval", "check", "train", "predict", "choose", "tune"], command => Assert.Contains($"\n  {command} ", help.Out));
    }
}
