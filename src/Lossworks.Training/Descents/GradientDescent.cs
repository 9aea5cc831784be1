namespace Lossworks.Training;

/// <summary>Gradient descent as the textbook has it: a fixed rate, all rows, five steps (Cauchy 1847).</summary>
internal sealed class GradientDescent(Objective objective, double rate) : Descent(objective)
{
    private readonly double[] _gradient = new double[objective.Length], _slope = new double[objective.Length];

    internal override void Step()
    {
        Objective.Compare(Parameters);                        // 1. difference: a prediction beside every target
        double loss = Objective.Loss();                       // 2. loss: how bad the differences are, as one number
        Objective.Gradient(_gradient);                        // 3. gradient: which way the loss grows
        Remember(loss);
        if (double.IsFinite(loss))
            Update();                                          // 4. parameter update: a little the other way
    }                                                         // 5. repeat until the loss converges: Fit asks Convergence

    /// <summary>W -= rate * dLoss/dW; then, with a lasso, its proximal step.</summary>
    private void Update()
    {
        for (int i = 0; i < Parameters.Length; i++)
        {
            double moved = Parameters[i] - (rate * _gradient[i]);
            Parameters[i] = Objective.Penalty.HasL1 ? Penalty.SoftThreshold(moved, rate * Objective.Penalty.LassoAt(i, Objective.Outputs)) : moved;
        }
    }

    private void Remember(double loss)
    {
        Value = loss + Objective.Lasso(Parameters);
        Objective.Penalty.PseudoGradient(Parameters, Objective.Outputs, _gradient, _slope);
        (GradientNorm, Rate) = (Norm(_slope), rate);
        Best.Offer(Parameters, Value);
    }
}
