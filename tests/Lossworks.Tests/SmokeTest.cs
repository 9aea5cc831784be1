namespace Lossworks.Tests;

public sealed class SmokeTest
{
    [Fact]
    public void The_suite_runs() => Assert.True(Environment.ProcessorCount > 0);
}
