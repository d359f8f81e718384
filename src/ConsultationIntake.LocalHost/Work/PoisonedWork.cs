using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>A message that failed every try, and the last error.</summary>
internal sealed record PoisonedWork(WorkItem Item, DateTimeOffset At, string Error);
