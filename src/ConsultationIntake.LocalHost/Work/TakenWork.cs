using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>A message being worked on; <paramref name="Try"/> is 1 the first time.</summary>
internal sealed record TakenWork(long Id, WorkItem Item, int Try);
