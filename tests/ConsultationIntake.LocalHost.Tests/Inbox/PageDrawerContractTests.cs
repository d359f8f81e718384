using ConsultationIntake.Contracts.Inbox;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

public sealed class PageDrawerContractTests() : PageDrawerContract(typeof(LocalHostServices).Assembly);
