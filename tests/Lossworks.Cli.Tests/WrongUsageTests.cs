namespace Lossworks.Cli.Tests;

/// <summary>What is typed wrong ends with 2, a message that says what to type instead, and nothing written.</summary>
public class WrongUsageTests
{
    private static void Refused(string line, params ReadOnlySpan<string> words)
    {
        using Tool tool = new();
        tool.Write("d.csv", "a,b\n1,2\n2,4.5\n3,5\n4,8\n");
        tool.Run(line.Split(' ')).FailsWith(2, words);
        Assert.Equal(["d.csv"], tool.Files);
    }

    [Theory]
    [InlineData("nonsense", "'nonsense'")]
    [InlineData("train d.csv --target b --loss huber --frobnicate", "'--frobnicate'")]
    [InlineData("train d.csv --loss huber", "--target")]
    [InlineData("train d.csv --target b", "--loss")]
    [InlineData("train --target b --loss huber", "DATA")]
    [InlineData("choose d.csv", "--target")]
    [InlineData("predict", "MODEL")]
    [InlineData("check", "SPEC")]
    [InlineData("show", "NAME")]
    [InlineData("eval", "--cases")]
    [InlineData("eval d.csv --loss huber --prediction a", "--target")]
    public void Commands_and_flags_that_are_unknown_or_missing(string line, string named) => Refused(line, named, "loss");

    [Fact]
    public void No_command_at_all()
    {
        using Tool tool = new();
        tool.Run().FailsWith(2, "loss --help");
    }

    [Theory]
    [InlineData("hubber", "'hubber'", "huber")]
    [InlineData("squared-eror", "'squared-eror'", "squared-error")]
    [InlineData("huber(delt=1)", "'delt'", "delta")]
    [InlineData("huber(delta=-1)", "'delta'", "-1")]
    [InlineData("huber(delta=NaN)", "delta", "NaN")]
    [InlineData("huber(delta=1", "character", "huber(delta=1")]
    [InlineData("huber+", "character", "huber+")]
    public void A_spec_that_cannot_be_read_wherever_it_is_typed(string spec, params string[] words)
    {
        Refused($"train d.csv --target b --loss {spec}", words);
        Refused($"check {spec}", words);
    }

    [Theory]
    [InlineData("--steps -5")]
    [InlineData("--steps 0")]
    [InlineData("--steps many")]
    [InlineData("--rate 0")]
    [InlineData("--rate NaN")]
    [InlineData("--l2 -1")]
    [InlineData("--l1 -1")]
    [InlineData("--tolerance -1")]
    [InlineData("--momentum 1")]
    [InlineData("--batch 0")]
    [InlineData("--time soon")]
    [InlineData("--time 0s")]
    [InlineData("--validation 1.5")]
    [InlineData("--optimizer newton")]
    [InlineData("--scale iqr")]
    [InlineData("--link cubic")]
    [InlineData("--model tree")]
    public void Values_that_an_option_of_train_cannot_have(string option) =>
        Refused($"train d.csv --target b --loss huber {option}", option.Split(' ')[0] is "--link" ? "link" : option.Split(' ')[0], option.Split(' ')[1]);

    [Theory]
    [InlineData("--folds 1", "--folds")]
    [InlineData("--folds 100", "100")]
    [InlineData("--threads -3", "--threads")]
    [InlineData("--want everything", "'everything'")]
    [InlineData("--metric luck", "'luck'")]
    [InlineData("--losses huber,hubber", "'hubber'")]
    public void Values_that_an_option_of_choose_cannot_have(string option, string named) => Refused($"choose d.csv --target b {option}", named);

    [Fact]
    public void Options_of_list_and_eval_name_what_they_take()
    {
        Refused("list --task nothing", "'nothing'", "regression");
        Refused("list --family nothing", "'nothing'", "robust");
        Refused("eval d.csv --loss huber --prediction a --target b --reduction median", "'median'", "mean-count");
        Refused("eval d.csv --loss gaussian-nll --prediction a --target b", "gaussian-nll", "variance");
    }

    [Theory]
    [InlineData("train d.csv --target b --loss huber --out d.csv")]
    [InlineData("train d.csv --target b --loss huber --out m.json --report ./m.json")]
    [InlineData("choose d.csv --target b --report d.csv")]
    public void Results_do_not_overwrite_the_data_or_each_other(string line) => Refused(line, "written over");
}
