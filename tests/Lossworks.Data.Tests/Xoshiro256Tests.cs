namespace Lossworks.Data.Tests;

public sealed class Xoshiro256Tests
{
    // The reference implementations' first numbers, from state (1, 2, 3, 4) and from seed 1234567.
    [Fact]
    public void The_generators_give_the_published_numbers()
    {
        var random = new Xoshiro256(1, 2, 3, 4);
        Assert.Equal([11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625, 8476171486693032832],
            Enumerable.Range(0, 8).Select(_ => random.Next()));
        ulong state = 1234567;
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => Xoshiro256.SplitMix(ref state)));
    }

    [Fact]
    public void Bounded_numbers_are_even()
    {
        var random = new Xoshiro256(9, stream: 0);
        var counts = new int[6];
        for (int draw = 0; draw < 60_000; draw++) counts[random.Below(6)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_700, 10_300));
    }

    [Fact]
    public void A_shuffle_keeps_every_value()
    {
        int[] values = [.. Enumerable.Range(0, 1000)];
        new Xoshiro256(3, stream: 0).Shuffle(values);
        Assert.NotEqual(Enumerable.Range(0, 1000), values);
        Assert.Equal(Enumerable.Range(0, 1000), values.Order());
    }
}
