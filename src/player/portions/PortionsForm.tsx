import type { ComponentType, ReactElement } from 'react';
import type { HeldRun } from '../../sim/kernel/portions.ts';
import { Form } from '../form/Form.tsx';
import type { FormProps } from '../props.ts';
import type { Task } from './job.ts';
import { Progress } from './Progress.tsx';

/** The form of any explorer, with the values that were asked, and how far their answer is. */
export function portionsForm(
  held: HeldRun,
  task: Pick<Task, 'model' | 'data' | 'makeWorker'>,
): ComponentType<FormProps> {
  return function PortionsForm(props: FormProps): ReactElement {
    const { figure } = props;
    const { asked } = figure.player;
    const shown = asked === undefined ? figure : { ...figure, params: asked.run.params, onPath: asked.stop !== null };
    return (
      <>
        <Form {...props} figure={shown} />
        <Progress held={held} figure={figure} task={task} />
      </>
    );
  };
}
