using System.Text.Json;

namespace Lossworks.Data.Tests;

public sealed class EncoderJsonTests
{
    public static TheoryData<string, string, bool> Samples => new()
    {
        { "ames.csv", "Sale_Price", false }, { "insurance-claims.csv", "Claims", false }, { "digits.csv", "digit", false },
        { "diabetes.csv", "target", true }, { "longley.csv", "TOTEMP", true },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_saved_encoder_reads_back_to_the_same_bits(string name, string target, bool raw)
    {
        Table features = Target.From(Tables.Sample(name), target).Features;
        AssertRoundTrip(Encoder.Fit(features, new EncoderOptions { Raw = raw }), features);
    }

    [Fact]
    public void Every_kind_of_column_survives()
    {
        var table = new Table("a \"quoted\" näme",
            Column.OfNumbers("x\n", [0.1 + 0.2, double.NaN, 1e-310, -1.7976931348623157e308]),
            Column.OfTexts("ключ", ["a\"b", "ü", null, "a\"b"]),
            Column.OfYesNo("f", [true, null, false, true], "Nein", "Ja"),
            Column.OfYesNo("g", [null, true, true, true]),
            Column.OfDates("d", [new DateTime(2024, 2, 29, 1, 2, 3), null, new DateTime(1900, 1, 1), new DateTime(2100, 12, 31)]),
            Column.OfNumbers("same", [1, 1, 1, 1]));
        AssertRoundTrip(Encoder.Fit(table, new EncoderOptions { MinimumLevelCount = 1, MaximumLevels = 7 }), table);
    }

    [Fact]
    public void An_encoder_can_be_part_of_a_larger_document()
    {
        var table = new Table("memory", Column.OfNumbers("x", [1, 2, 4]));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WritePropertyName("encoder");
            Encoder.Fit(table).WriteTo(json);
            json.WriteEndObject();
        }
        using JsonDocument document = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(Encoder.Fit(table).ToJson(), Encoder.FromJson(document.RootElement.GetProperty("encoder")).ToJson());
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"version\":99}")]
    public void What_is_no_saved_encoder_is_refused(string text) => Assert.Throws<FormatException>(() => Encoder.FromJson(text));

    [Fact]
    public void A_saved_encoder_that_was_tampered_with_is_refused()
    {
        string json = Encoder.Fit(new Table("memory", Column.OfNumbers("x", [1, 2, 4]))).ToJson();
        Assert.Throws<FormatException>(() => Encoder.FromJson(json.Replace("\"number\"", "\"tensor\"")));
        Assert.Throws<FormatException>(() => Encoder.FromJson(json.Replace("\"varies\": true", "\"varies\": false")));
    }

    private static void AssertRoundTrip(Encoder encoder, Table table)
    {
        var back = Encoder.FromJson(encoder.ToJson());
        Assert.Equal(encoder.ToJson(), back.ToJson());
        Assert.Equal(encoder.Options, back.Options);
        Assert.Equal(encoder.Features, back.Features);
        Assert.Equal(encoder.References, back.References);
        Assert.Equal(encoder.Kinds, back.Kinds);
        Assert.Equal(encoder.Warnings, back.Warnings);
        Assert.Equal(Bits(encoder.Encode(table)), Bits(back.Encode(table)));
    }

    private static long[] Bits(DesignMatrix design) => [.. design.Values.Select(BitConverter.DoubleToInt64Bits)];
}
