namespace Lossworks.Benchmarks.Cases;

/// <summary>Which cases there are: data.</summary>
internal static class Suite
{
    private const int RowElements = 1 << 21;

    private static readonly int[] s_small = [1, 10, 100, 1000], s_sizes = [1 << 10, 1 << 16, 1 << 20, 1 << 24], s_classes = [2, 10, 1000, 32000, 128256];

    private static readonly string[] s_withHessian = ["huber", "logistic"];

    /// <summary>Everything, or what the choice leaves of it.</summary>
    internal static List<Case> Of(Choice choice)
    {
        List<Case> all = [.. Subject.All.SelectMany(s => s.IsOfRows ? OfRows(s, choice) : OfElements(s, choice))];
        return [.. all.Where(c => choice.IsWanted(c.Name, all.Select(x => x.Name)))];
    }

    private static IEnumerable<Case> OfElements(Subject subject, Choice choice)
    {
        int[] sizes = choice.Sizes ?? (choice.Quick ? [1, 1 << 10, 1 << 20] : [.. s_small, .. s_sizes]);
        bool[] withHessian = s_withHessian.Contains(subject.Name) ? [false, true] : [false];
        return from hessian in withHessian
               from threads in ThreadsOf(choice)
               from size in sizes
               where threads == 1 || !s_small.Contains(size)
               where !choice.Quick || !hessian || size > 1
               select new Case(subject, size, 1, threads, hessian);
    }

    private static IEnumerable<Case> OfRows(Subject subject, Choice choice)
    {
        // Two threads divide rows in the same way whatever the loss: measured once.
        bool plain = subject.Name == "softmax-cross-entropy";
        return from threads in ThreadsOf(choice)
               where threads == 1 || plain
               from size in choice.Sizes ?? [choice.Quick ? RowElements / 4 : RowElements]
               from columns in choice.Quick ? plain ? [2, 1000, 128256] : [1000] : s_classes
               where size >= columns
               select new Case(subject, size / columns, columns, threads);
    }

    private static int[] ThreadsOf(Choice choice) => choice.Quick || Environment.ProcessorCount == 1 ? [1] : [1, 2];
}
