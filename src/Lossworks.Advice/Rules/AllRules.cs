namespace Lossworks.Advice.Rules;

/// <summary>All rules, from the ordinary to the special: among losses that do equally well the first is advised.</summary>
internal static class AllRules
{
    internal static IReadOnlyList<IRule> InOrder { get; } =
    [
        new MetricsOwn(), new WhatIsWanted(), new Habit(), new Counts(), new PositiveTargets(), new ShareTargets(), new Insurance(), new HeavyTails(), new UnevenNoise(), new Ends(),
        new RelativeErrors(), new Modes(),
        new Probabilities(), new Decisions(), new RiskOrder(), new CostlyMistakes(), new RareClasses(), new WrongLabels(), new OverSure(), new Ordered(),
    ];
}
