using System.Globalization;
using Lossworks.Data;

namespace Lossworks.Advice;

/// <summary>How losses were compared, in words.</summary>
internal static class Protocol
{
    internal static string Of(Problem problem, Folds folds, AdviceRequest request)
    {
        string division = problem.Times.Length > 0
            ? $"{folds.Count} parts in the order of '{request.Roles.Time}', each judged by what was learned before it"
            : string.Create(CultureInfo.InvariantCulture, $"{request.Repeats} x {request.Folds}-fold cross-validation")
                + (problem.Groups.Length > 0 ? $" that keeps each '{request.Roles.Group}' whole" : "");
        return $"{division}, the same for all losses; inside each, every loss tries {request.Trials} settings of its own parameters and the ridge penalty. Judged by {problem.Metric.Name}: {problem.Metric.Says}";
    }
}
