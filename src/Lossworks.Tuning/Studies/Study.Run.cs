namespace Lossworks.Tuning;

/// <summary>Trials one after another, on several threads.</summary>
public sealed partial class Study
{
    /// <summary>Tries until there are enough trials, the time is over, nothing is left to try, or somebody stops it.</summary>
    /// <param name="objective">
    /// What is to be minimized or maximized. An exception makes a failed trial with its type and message as the reason, and the study goes on;
    /// <see cref="TrialPrunedException"/> (see <see cref="ActiveTrial.ReportOrStop"/>) makes a pruned one. Called by several threads at once where there are several workers.
    /// </param>
    /// <param name="options">How long, and with how many workers; none for one worker without an end.</param>
    /// <param name="progress">Receives every trial that ends here.</param>
    /// <param name="stop">Stops: the objective is given the same token, and a trial that it ends is given back, to be begun anew.</param>
    /// <returns>Why it ended.</returns>
    /// <exception cref="TuningException">The space cannot be searched by the sampler.</exception>
    /// <exception cref="StudyStoreException">The store does not answer any more. What had ended before is in it.</exception>
    public StudyEnd Run(
        Func<ActiveTrial, CancellationToken, double> objective, RunOptions? options = null, IProgress<StudyProgress>? progress = null, CancellationToken stop = default)
    {
        options ??= new();
        if (options.Workers < 1)
            throw new TuningException($"Workers cannot be {options.Workers}: at least one does the work.");
        return new StudyRun(this, objective, options, progress, stop).Run();
    }

    /// <summary>One run: its workers and when they are through.</summary>
    private sealed class StudyRun(
        Study study, Func<ActiveTrial, CancellationToken, double> objective, RunOptions options, IProgress<StudyProgress>? progress, CancellationToken stop)
    {
        private static readonly TimeSpan s_shortWait = TimeSpan.FromMilliseconds(20), s_longWait = TimeSpan.FromMilliseconds(500);

        private readonly long _start = System.Diagnostics.Stopwatch.GetTimestamp();
        private readonly int _most = options.Trials ?? int.MaxValue;
        private readonly int _doneBefore = study.Trials.Count(t => t.IsFinished);
        private readonly object _ended = new();
        private Exception? _fault;

        private TimeSpan Elapsed => System.Diagnostics.Stopwatch.GetElapsedTime(_start);

        private bool IsTimeOver => options.Time is { } time && Elapsed >= time;

        internal StudyEnd Run()
        {
            Thread[] others = [.. Enumerable.Range(1, options.Workers - 1).Select(i => new Thread(Work) { IsBackground = true, Name = $"{study.Name} {i}" })];
            foreach (Thread thread in others)
                thread.Start();
            Work();
            foreach (Thread thread in others)
                thread.Join();
            if (_fault is { } fault)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
            IReadOnlyList<Trial> trials = study.Trials;
            return trials.Count >= _most && trials.Take(_most).All(t => t.IsFinished) ? StudyEnd.TrialLimit
                : stop.IsCancellationRequested ? StudyEnd.Stopped
                : IsTimeOver ? StudyEnd.TimeLimit
                : StudyEnd.Exhausted;
        }

        private void Work()
        {
            try
            {
                TimeSpan wait = s_shortWait;
                while (_fault is null && !stop.IsCancellationRequested && !IsTimeOver)
                {
                    if (study.Ask(_most) is { } trial)
                    {
                        Try(trial);
                        wait = s_shortWait;
                    }
                    else if (IsOver())
                    {
                        return;
                    }
                    else
                    {
                        // Trials of other threads end here, and wake this one; those of other processes are looked for now and then.
                        lock (_ended)
                            Monitor.Wait(_ended, wait);
                        wait = Shorter(wait * 1.5, s_longWait);
                    }
                }
            }
            catch (Exception e)
            {
                _fault ??= e;
            }
        }

        /// <summary>Whether all trials that this run may have, have ended.</summary>
        private bool IsOver()
        {
            IReadOnlyList<Trial> trials = study.Trials;
            return trials.Take(_most).All(t => t.IsFinished) && (trials.Count >= _most || study._exhausted == trials.Count);
        }

        private void Try(ActiveTrial trial)
        {
            try
            {
                study.Tell(trial, objective(trial, stop));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                study.GiveBack(trial);
                return;
            }
            catch (TrialPrunedException e)
            {
                study.TellPruned(trial, e.Message, e.Value);
            }
            catch (Exception e) when (e is not StudyStoreException)
            {
                study.TellFailed(trial, $"{e.GetType().Name}: {e.Message}");
            }

            Report(trial.Number);
            lock (_ended)
                Monitor.PulseAll(_ended);
        }

        private void Report(int number)
        {
            if (progress is null)
                return;
            IReadOnlyList<Trial> trials = study.Trials;
            int finished = trials.Count(t => t.IsFinished);
            long? total = options.Trials is { } most ? most : study.Options.Sampler.Limit(study.Options.Space);
            progress.Report(new(finished, (int?)total, trials[number], study.BestOf(trials), Elapsed, Left(finished, total)));
        }

        private TimeSpan? Left(int finished, long? total)
        {
            TimeSpan? byTrials = total is { } all ? Elapsed * (Math.Max(0, all - finished) / Math.Max(1.0, finished - _doneBefore)) : null;
            TimeSpan? byTime = options.Time - Elapsed;
            return byTrials is { } a && byTime is { } b ? Shorter(a, b) : byTrials ?? byTime;
        }
    }
}
