using Lossworks.Reports.Drawing;

namespace Lossworks.Reports.Tests;

public sealed class TickTextTests
{
    [Theory]
    [InlineData(180_000, 20_000, "180 000")]
    [InlineData(-180_000, 20_000, "−180 000")]
    [InlineData(2024, 1, "2024")]
    [InlineData(0.5, 0.1, "0.5")]
    [InlineData(0, 0.1, "0.0")]
    [InlineData(-1e-17, 0.1, "0.0")]
    [InlineData(5e9, 1e9, "5×10⁹")]
    [InlineData(1.5e-8, 5e-9, "1.5×10⁻⁸")]
    [InlineData(1e-8, 5e-9, "10⁻⁸")]
    [InlineData(-1e300, 1e300, "−10³⁰⁰")]
    public void Ticks_read_as_people_write(double value, double step, string text)
    {
        Assert.Equal(text, TickText.For([value], step)[0].Replace('\u202F', ' '));
    }

    [Theory]
    [InlineData(0.4123456, "0.4123")]
    [InlineData(0.31, "0.31")]
    [InlineData(-12, "−12")]
    [InlineData(123_456.7, "123 457")]
    [InlineData(0, "0")]
    [InlineData(9.99996, "10")]
    [InlineData(1.23456e-7, "1.235×10⁻⁷")]
    public void Values_beside_bars_have_four_figures(double value, string text)
    {
        Assert.Equal(text, TickText.Short(value).Replace('\u202F', ' '));
    }

    [Theory]
    [InlineData(1e-3, 1e3)]
    [InlineData(1e-30, 1e30)]
    [InlineData(3, 4)]
    [InlineData(1, 20)]
    [InlineData(5e-324, double.MaxValue)]
    public void A_logarithmic_axis_has_some_ticks_and_not_too_many(double low, double high)
    {
        AxisTick[] ticks = [.. NumberAxis.Over([low, high], "", logarithmic: true).Ticks(8).Where(tick => !tick.Minor)];
        Assert.InRange(ticks.Length, 2, 12);
        Assert.Equal(ticks.Length, ticks.Select(tick => tick.Text).Distinct().Count());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1e308, 1e308)]
    [InlineData(1e15, 1e15)]
    [InlineData(0, 0)]
    [InlineData(1e-310, 3e-310)]
    [InlineData(0.1, 0.1000001)]
    public void A_linear_axis_has_some_ticks_with_different_texts(double low, double high)
    {
        AxisTick[] ticks = [.. NumberAxis.Over([low, high], "").Ticks(6)];
        Assert.InRange(ticks.Length, 2, 12);
        Assert.Equal(ticks.Length, ticks.Select(tick => tick.Text).Distinct().Count());
        Assert.All(ticks, tick => Assert.InRange(tick.At, -1e-6, 1 + 1e-6));
    }
}
